namespace Vedette.Agent.Miners;

/// <summary>A label of a series; an empty one is none.</summary>
internal readonly struct SeriesLabel(string name, string? value)
{
    public string Name => name ?? "";

    public string Value => value ?? "";

    public bool IsSame(SeriesLabel other) => string.Equals(Name, other.Name, StringComparison.Ordinal) && string.Equals(Value, other.Value, StringComparison.Ordinal);
}
