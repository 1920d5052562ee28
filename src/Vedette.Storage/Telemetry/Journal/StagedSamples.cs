namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Decoded samples of a group, batch after batch, between planning and the head. Kept from group to group.</summary>
internal sealed class StagedSamples
{
    // Room kept between groups; a larger one was an exception and is given back.
    private const int MaxKept = 1 << 18;

    private int[] _series = new int[1024];
    private long[] _timestampsMs = new long[1024];
    private double[] _values = new double[1024];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Series(Range range) => _series.AsSpan(range);

    public ReadOnlySpan<long> TimestampsMs(Range range) => _timestampsMs.AsSpan(range);

    public ReadOnlySpan<double> Values(Range range) => _values.AsSpan(range);

    public void Add(int series, long timestampMs, double value)
    {
        if (Count == _series.Length)
        {
            Resize(Count * 2);
        }

        _series[Count] = series;
        _timestampsMs[Count] = timestampMs;
        _values[Count++] = value;
    }

    public void Truncate(int count) => Count = count;

    public void Reset()
    {
        Count = 0;
        if (_series.Length > MaxKept)
        {
            Resize(MaxKept);
        }
    }

    private void Resize(int length)
    {
        Array.Resize(ref _series, length);
        Array.Resize(ref _timestampsMs, length);
        Array.Resize(ref _values, length);
    }
}
