using Vedette.Storage.Telemetry.Series;

namespace Vedette.Storage.Telemetry.Head;

/// <summary>The newest samples of all series, in memory; everything in it is in the journal too.</summary>
internal sealed class SampleHead(SeriesRegistry registry)
{
    // Touched by the writer's thread only.
    private readonly ChunkSealer _sealer = new();

    /// <summary>Guards the samples of every series: held by the writer for one batch, by readers for some series at a time.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Counts freezes; a series sets its own samples aside when it is next looked at.</summary>
    public int Generation { get; private set; }

    private long _byteCount;

    public long ByteCount => Volatile.Read(ref _byteCount);

    /// <summary>Samples of one batch, all of them visible to readers at the same moment.</summary>
    public void Append(ReadOnlySpan<int> series, ReadOnlySpan<long> timestampsMs, ReadOnlySpan<double> values)
    {
        long grown = 0;
        lock (Gate)
        {
            for (int i = 0; i < series.Length; i++)
            {
                // A series of the batch cannot be gone: only series that no epoch refers to are removed.
                grown += registry.Get(series[i])?.Append(timestampsMs[i], values[i], Generation, _sealer) ?? 0;
            }
        }

        Volatile.Write(ref _byteCount, _byteCount + grown);
    }

    public void StartGeneration()
    {
        lock (Gate)
        {
            Generation++;
        }
    }

    public HeadPiece[]? Freeze(HeadSeries series)
    {
        lock (Gate)
        {
            series.Freeze(Generation);
            return series.Frozen;
        }
    }

    public void DropFrozen(IReadOnlyList<(HeadSeries Series, int LastBucket)> flushed)
    {
        long shrunk = 0;
        lock (Gate)
        {
            foreach ((HeadSeries series, int lastBucket) in flushed)
            {
                shrunk += series.DropFrozen(lastBucket);
            }
        }

        Volatile.Write(ref _byteCount, _byteCount - shrunk);
    }
}
