using System.Text.RegularExpressions;

namespace Vedette.Model.Series;

/// <summary>
/// One condition on a label. An absent label compares as the empty string; a regular expression must match the whole value (Prometheus' rules).
/// </summary>
public sealed class LabelMatcher
{
    private readonly Regex? _pattern;

    /// <exception cref="ArgumentException"><paramref name="value"/> is not a valid regular expression.</exception>
    public LabelMatcher(LabelMatchType type, string name, string value)
    {
        Type = type;
        Name = name;
        Value = value;
        if (type is LabelMatchType.RegexMatch or LabelMatchType.RegexNoMatch)
        {
            // NonBacktracking: a pattern from a query must not be able to hang the server.
            _pattern = new Regex(@"\A(?:" + value + @")\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        }
    }

    public LabelMatchType Type { get; }

    public string Name { get; }

    public string Value { get; }

    public static LabelMatcher Equal(string name, string value) => new(LabelMatchType.Equal, name, value);

    public bool Matches(string? value)
    {
        string present = value ?? "";
        return Type switch
        {
            LabelMatchType.Equal => string.Equals(present, Value, StringComparison.Ordinal),
            LabelMatchType.NotEqual => !string.Equals(present, Value, StringComparison.Ordinal),
            LabelMatchType.RegexMatch => _pattern!.IsMatch(present),
            _ => !_pattern!.IsMatch(present),
        };
    }

    public bool Matches(Labels labels) => Matches(labels[Name]);
}
