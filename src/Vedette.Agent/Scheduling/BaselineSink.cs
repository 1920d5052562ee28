using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Scheduling;

/// <summary>Takes the first reading of a start, which only gives the collectors what their first rates are computed from.</summary>
internal sealed class BaselineSink(long timestampMs, double monotonicSeconds) : ISampleSink
{
    public long TimestampMs { get; } = timestampMs;

    public double MonotonicSeconds { get; } = monotonicSeconds;

    public void Add(Labels series, double value)
    {
    }
}
