using Vedette.Model.Telegraf;
using Vedette.Server.Ingest;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Telegraf;

/// <summary>Turns points into samples of stamped series: every numeric field is one, its tags are the labels.</summary>
internal sealed class PointBatch(AgentRow agent)
{
    /// <summary>A request is stored piece by piece, so that a large one takes no more memory than a small one.</summary>
    public const int PieceSamples = 10_000;

    /// <summary>A Telegraf has some hundred different tags; hostile ones make the rest slower, not the memory larger.</summary>
    private const int RememberedTags = 4096;

    private readonly TelegrafTags _tags = new(RememberedTags);
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
            string? name = TelegrafNames.Metric(point.Measurement, field, alone: names.Length == 1);
            if (name is null or { Length: > TelegrafTags.MaxTextLength })
            {
                return $"the measurement {Show(point.Measurement)} with the field {Show(field)} gives no series' name; needed are 1 to {TelegrafTags.MaxTextLength} characters, among them a letter or a digit";
            }

            names[i] = name;
        }

        _set.At(point.TimestampMs);
        for (int i = 0; i < names.Length; i++)
        {
            _set.Add(names[i], point.Fields[i].Value, _tags.Labels);
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
        TagProblem problem = _tags.Read(point.Tags, out int at);
        return problem switch
        {
            TagProblem.None => null,
            TagProblem.TooMany => $"{Show(point.Measurement)} has {point.Tags.Count} tags; at most {TelegrafTags.MaxTags} are kept",
            TagProblem.TooLongTogether => $"the values of the tags that become the same label as {Show(point.Tags[at].Key)} have more than {TelegrafTags.MaxTextLength} characters together",
            _ => $"the tag {Show(point.Tags[at].Key)} has {point.Tags[at].Key.Length} characters and its value {point.Tags[at].Value.Length}; needed are at most {TelegrafTags.MaxTextLength} each, and a letter or a digit in the name",
        };
    }

    private static string Show(string text) => LineProtocol.EscapedText.Show(System.Text.Encoding.UTF8.GetBytes(text));
}
