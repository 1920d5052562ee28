using System.Diagnostics;
using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Bench.Micro;

/// <summary>Takes a cycle's samples and only counts them.</summary>
internal sealed class CountingSink : ISampleSink
{
    public long TimestampMs { get; private set; }

    public double MonotonicSeconds { get; private set; }

    public int Count { get; private set; }

    public void Begin()
    {
        Count = 0;
        TimestampMs += 10_000;
        MonotonicSeconds = Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
    }

    public void Add(Labels series, double value) => Count++;
}
