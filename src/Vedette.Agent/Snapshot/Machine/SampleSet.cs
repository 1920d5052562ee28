using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>The samples of one cycle, kept to be looked up by metric.</summary>
internal sealed class SampleSet(long timestampMs, double monotonicSeconds) : ISampleSink
{
    private readonly List<(Labels Series, double Value)> _samples = [];

    public long TimestampMs { get; } = timestampMs;

    public double MonotonicSeconds { get; } = monotonicSeconds;

    public IReadOnlyList<(Labels Series, double Value)> All => _samples;

    public void Add(Labels series, double value) => _samples.Add((series, value));

    /// <summary>The value of the metric's first series; null where there is none.</summary>
    public double? Value(string metric)
    {
        foreach ((Labels series, double value) in Of(metric))
        {
            return value;
        }

        return null;
    }

    /// <summary>The value of the metric's series with this label; null where there is none.</summary>
    public double? Value(string metric, string label, string labelValue)
    {
        foreach ((Labels series, double value) in Of(metric))
        {
            if (string.Equals(series[label], labelValue, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    public IEnumerable<(Labels Series, double Value)> Of(string metric) =>
        _samples.Where(s => string.Equals(s.Series.MetricName, metric, StringComparison.Ordinal));
}
