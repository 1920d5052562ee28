namespace Vedette.Collectors.Services;

/// <summary>One unit as systemctl prints it: names and texts, repeated names (ExecStart=) with all their values.</summary>
internal sealed class UnitProperties
{
    /// <summary>Lists such as ExecStart= of a unit with many steps; more of them are not shown.</summary>
    public const int MostValues = 16;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public bool IsEmpty => _values.Count == 0;

    /// <summary>Null where the property is absent, empty or said to be not set.</summary>
    public string? this[string name] => _values.TryGetValue(name, out List<string>? values) && values[0] is not ("" or "[not set]" or "n/a" or "[no data]") ? values[0] : null;

    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out List<string>? values) ? values : [];

    public void Add(string name, string value)
    {
        if (!_values.TryGetValue(name, out List<string>? values))
        {
            _values.Add(name, values = []);
        }

        if (values.Count < MostValues)
        {
            values.Add(value);
        }
    }
}
