using Vedette.Model.Series;
using Vedette.Server.Ingest;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Telegraf;

/// <summary>Turns points into samples of stamped series: every numeric field is one, its tags are the labels.</summary>
internal sealed class PointBatch(AgentRow agent)
{
    /// <summary>A request is stored piece by piece, so that a large one takes no more memory than a small one.</summary>
    public const int PieceSamples = 10_000;

    /// <summary>With the three labels of identity and the name it is what an agent's own series may have.</summary>
    private const int MaxTags = 60;

    /// <summary>Prometheus servers commonly cap label names and values here; a longer one is an accident.</summary>
    private const int MaxTextLength = 1024;

    private readonly List<Label> _labels = [];
    private SampleSetBuilder _set = new(agent);

    public int Samples { get; private set; }

    /// <summary>What is wrong with the point, or null; a point is taken whole or not at all.</summary>
    public string? Add(TelegrafPoint point)
    {
        if (ReadLabels(point) is string problem)
        {
            return problem;
        }

        var names = new string[point.Fields.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string field = point.Fields[i].Key;
            string? name = PrometheusNames.Metric(point.Measurement, field, alone: names.Length == 1);
            if (name is null or { Length: > MaxTextLength })
            {
                return $"the measurement {Show(point.Measurement)} with the field {Show(field)} gives no series' name; needed are 1 to {MaxTextLength} characters, among them a letter or a digit";
            }

            names[i] = name;
        }

        _set.At(point.TimestampMs);
        for (int i = 0; i < names.Length; i++)
        {
            _set.Add(names[i], point.Fields[i].Value, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_labels));
        }

        Samples += names.Length;
        return null;
    }

    /// <summary>What was added since the last call.</summary>
    public SampleSet Take(long receivedAtMs)
    {
        SampleSet taken = _set.Build(receivedAtMs);
        _set = new SampleSetBuilder(agent);
        Samples = 0;
        return taken;
    }

    private string? ReadLabels(TelegrafPoint point)
    {
        _labels.Clear();
        if (point.Tags.Count > MaxTags)
        {
            return $"{Show(point.Measurement)} has {point.Tags.Count} tags; at most {MaxTags} are kept";
        }

        foreach ((string tag, string value) in point.Tags)
        {
            string? name = PrometheusNames.Label(tag);
            if (name is null or { Length: > MaxTextLength } || value.Length > MaxTextLength)
            {
                return $"the tag {Show(tag)} has {tag.Length} characters and its value {value.Length}; needed are at most {MaxTextLength} each, and a letter or a digit in the name";
            }

            if (AddLabel(name == Labels.MetricNameLabel ? "exported_" + name : name, value) > MaxTextLength)
            {
                return $"the values of the tags that become the label {Show(name)} have more than {MaxTextLength} characters together";
            }
        }

        return null;
    }

    /// <summary>Tags whose names became the same are joined, in their order: dropping one would make two series one.</summary>
    /// <returns>The length of the label's value.</returns>
    private int AddLabel(string name, string value)
    {
        int same = _labels.FindIndex(l => l.Name == name);
        if (same < 0)
        {
            _labels.Add(new Label(name, value));
            return value.Length;
        }

        string joined = $"{_labels[same].Value};{value}";
        _labels[same] = new Label(name, joined);
        return joined.Length;
    }

    private static string Show(string text) => LineProtocol.EscapedText.Show(System.Text.Encoding.UTF8.GetBytes(text));
}
