using Vedette.Model.Scrubbing;
using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Ingest;

/// <summary>Document 4's generic metrics as series of the same name; names are brought into Prometheus' alphabet, and values that are no number are left out.</summary>
internal static class GenericMetricsTranslator
{
    private const int MaxNameLength = 200;
    private const int MaxTags = 32;

    public static SampleSet Translate(AgentRow agent, GenericMetricsBatch batch, long receivedAtMs)
    {
        var set = new SampleSetBuilder(agent);
        foreach (GenericMetric metric in batch.Metrics)
        {
            if (metric.Name.Length is 0 or > MaxNameLength || metric.Tags.Count > MaxTags)
            {
                continue;
            }

            set.At(metric.TimestampUnixMs);
            set.Add(SafeName(metric.Name), Number(metric.Value), Tags(metric));
        }

        return set.Build(receivedAtMs);
    }

    private static double Number(GenericMetricValue? value) => value?.ValueCase switch
    {
        GenericMetricValue.ValueOneofCase.DoubleValue => value.DoubleValue,
        GenericMetricValue.ValueOneofCase.Int64Value => value.Int64Value,
        GenericMetricValue.ValueOneofCase.BoolValue => value.BoolValue ? 1 : 0,
        _ => double.NaN,
    };

    private static Label[] Tags(GenericMetric metric)
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in metric.Tags)
        {
            if (name.Length is > 0 and <= MaxNameLength && value.Length <= MaxNameLength)
            {
                byName[SafeName(name)] = SecretScrubber.ScrubValue(name, value);
            }
        }

        byName.Remove(Labels.MetricNameLabel);
        return [.. byName.Select(tag => new Label(tag.Key, tag.Value))];
    }

    private static string SafeName(string name) => string.Create(name.Length, name, static (safe, source) =>
    {
        for (int i = 0; i < safe.Length; i++)
        {
            safe[i] = char.IsAsciiLetter(source[i]) || source[i] == '_' || (i > 0 && char.IsAsciiDigit(source[i])) ? source[i] : '_';
        }
    });
}
