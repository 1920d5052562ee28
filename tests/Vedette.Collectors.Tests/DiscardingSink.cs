using Vedette.Model.Series;

namespace Vedette.Collectors.Tests;

/// <summary>Takes everything, keeps and allocates nothing.</summary>
internal sealed class DiscardingSink : ISampleSink
{
    public long TimestampMs { get; set; }

    public double MonotonicSeconds { get; set; }

    public int Count { get; private set; }

    public bool HasNonFinite { get; private set; }

    public void Add(Labels series, double value)
    {
        Count++;
        HasNonFinite |= !double.IsFinite(value) || value < 0;
    }
}
