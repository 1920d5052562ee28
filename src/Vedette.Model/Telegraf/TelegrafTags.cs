using System.Runtime.InteropServices;
using Vedette.Model.Scrubbing;
using Vedette.Model.Series;

namespace Vedette.Model.Telegraf;

/// <summary>
/// Makes a point's tags labels, the same on every way a point comes in: names in Prometheus' alphabet, tags whose names become the same joined in their order - dropping one would make two series one - and secrets taken
/// out of the values. Not for several threads.
/// </summary>
/// <param name="keep">How many tags are remembered with what became of them: those of a batch repeat from point to point.</param>
public sealed class TelegrafTags(int keep)
{
    /// <summary>With the three labels of identity and the name it is what an agent's own series may have.</summary>
    public const int MaxTags = 60;

    /// <summary>Prometheus servers commonly cap label names and values here; a longer one is an accident.</summary>
    public const int MaxTextLength = 1024;

    private readonly Dictionary<(string Tag, string Value), Label> _known = [];
    private readonly List<Label> _labels = [];

    /// <summary>Of the last point; valid until the next.</summary>
    public ReadOnlySpan<Label> Labels => CollectionsMarshal.AsSpan(_labels);

    /// <param name="at">The place of the tag that is none.</param>
    public TagProblem Read(IReadOnlyList<KeyValuePair<string, string>> tags, out int at)
    {
        _labels.Clear();
        at = 0;
        if (tags.Count > MaxTags)
        {
            return TagProblem.TooMany;
        }

        for (; at < tags.Count; at++)
        {
            (string tag, string value) = tags[at];
            if (!TryLabel(tag, value, out Label label))
            {
                return TagProblem.Unfit;
            }

            if (Add(label) > MaxTextLength)
            {
                return TagProblem.TooLongTogether;
            }
        }

        return TagProblem.None;
    }

    private bool TryLabel(string tag, string value, out Label label)
    {
        if (_known.TryGetValue((tag, value), out label))
        {
            return true;
        }

        string? name = TelegrafNames.Label(tag);
        if (name is null or { Length: > MaxTextLength } || value.Length > MaxTextLength)
        {
            return false;
        }

        label = new Label(name == Series.Labels.MetricNameLabel ? "exported_" + name : name, SecretScrubber.ScrubValue(tag, value));
        if (_known.Count < keep)
        {
            _known.Add((tag, value), label);
        }

        return true;
    }

    /// <returns>The length of the label's value.</returns>
    private int Add(Label label)
    {
        int same = _labels.FindIndex(l => l.Name == label.Name);
        if (same < 0)
        {
            _labels.Add(label);
            return label.Value.Length;
        }

        string joined = $"{_labels[same].Value};{label.Value}";
        _labels[same] = new Label(label.Name, joined);
        return joined.Length;
    }
}
