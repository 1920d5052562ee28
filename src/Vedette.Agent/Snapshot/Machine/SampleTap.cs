using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>Keeps the samples of a cycle on their way to <paramref name="next"/>, for whoever shows or posts them beside the server.</summary>
internal sealed class SampleTap(ISampleSink next) : ISampleSink
{
    public long TimestampMs => next.TimestampMs;

    public double MonotonicSeconds => next.MonotonicSeconds;

    public SampleSet Samples { get; } = new(next.TimestampMs, next.MonotonicSeconds);

    public void Add(Labels series, double value)
    {
        Samples.Add(series, value);
        next.Add(series, value);
    }

    public void AddAt(Labels series, double value, long timestampMs)
    {
        Samples.Add(series, value);
        next.AddAt(series, value, timestampMs);
    }
}
