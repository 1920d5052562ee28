using System.Collections;
using System.Text;

namespace Vedette.Model.Series;

/// <summary>
/// The identity of a series: labels sorted by name (ordinal), each name once, the metric's name under <see cref="MetricNameLabel"/>.
/// Immutable; the hash code is computed once, so that a collector which keeps its instances looks a series up without touching the strings.
/// </summary>
public sealed class Labels : IReadOnlyList<Label>, IEquatable<Labels>
{
    public const string MetricNameLabel = "__name__";

    private readonly Label[] _sorted;
    private readonly int _hash;

    private Labels(Label[] sorted)
    {
        _sorted = sorted;
        var hash = new HashCode();
        foreach (Label label in sorted)
        {
            hash.Add(label.Name, StringComparer.Ordinal);
            hash.Add(label.Value, StringComparer.Ordinal);
        }

        _hash = hash.ToHashCode();
    }

    public int Count => _sorted.Length;

    /// <summary>The metric's name, or the empty string where a label set has none.</summary>
    public string MetricName => this[MetricNameLabel] ?? "";

    public Label this[int index] => _sorted[index];

    /// <summary>The value under <paramref name="name"/>, or null where the label is absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (Label label in _sorted)
            {
                if (string.Equals(label.Name, name, StringComparison.Ordinal))
                {
                    return label.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Sorts and checks <paramref name="labels"/>; a label with an empty value is the same as none (Prometheus' rule) and is left out.</summary>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    public static Labels Create(IEnumerable<Label> labels)
    {
        var kept = new List<Label>();
        foreach (Label label in labels)
        {
            if (!string.IsNullOrEmpty(label.Value))
            {
                kept.Add(label);
            }
        }

        kept.Sort(static (first, second) => string.CompareOrdinal(first.Name, second.Name));
        Label[] sorted = [.. kept];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (string.IsNullOrEmpty(sorted[i].Name))
            {
                throw new ArgumentException($"A label with the value '{sorted[i].Value}' has an empty name; every label needs one.", nameof(labels));
            }

            if (i > 0 && string.Equals(sorted[i].Name, sorted[i - 1].Name, StringComparison.Ordinal))
            {
                throw new ArgumentException($"The label '{sorted[i].Name}' stands twice; each name is allowed once.", nameof(labels));
            }
        }

        return new Labels(sorted);
    }

    public static Labels Create(string metricName, params ReadOnlySpan<Label> labels) =>
        Create([new Label(MetricNameLabel, metricName), .. labels]);

    /// <summary>The same labels with <paramref name="name"/> set to <paramref name="value"/>, replacing what was there.</summary>
    public Labels With(string name, string value)
    {
        var labels = new List<Label>(_sorted.Length + 1) { new(name, value) };
        foreach (Label label in _sorted)
        {
            if (!string.Equals(label.Name, name, StringComparison.Ordinal))
            {
                labels.Add(label);
            }
        }

        return Create(labels);
    }

    public ReadOnlySpan<Label> AsSpan() => _sorted;

    public bool Equals(Labels? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && _sorted.AsSpan().SequenceEqual(other._sorted));

    public override bool Equals(object? obj) => Equals(obj as Labels);

    public override int GetHashCode() => _hash;

    public IEnumerator<Label> GetEnumerator() => ((IEnumerable<Label>)_sorted).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Prometheus' text form: <c>name{label="value"}</c> with backslash, quote and newline escaped.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(MetricName);
        string separator = "{";
        foreach (Label label in _sorted)
        {
            if (string.Equals(label.Name, MetricNameLabel, StringComparison.Ordinal))
            {
                continue;
            }

            string escaped = label.Value.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(separator).Append(label.Name).Append("=\"").Append(escaped).Append('"');
            separator = ",";
        }

        return separator == "," ? text.Append('}').ToString() : text.ToString();
    }
}
