using Vedette.Chunks.Open;

namespace Vedette.Storage.Telemetry.Head;

/// <summary>Samples of one series that arrive ascending, by an open chunk and the pieces before it. A mutable struct inside its series.</summary>
internal struct SampleLane
{
    private OpenChunk _open;
    private List<HeadPiece>? _sealed;

    public readonly bool IsEmpty => _open.Count == 0 && _sealed is null;

    public readonly int ByteCount => _open.ByteCount + (_sealed?.Sum(p => p.ByteCount) ?? 0);

    /// <summary>Appends; seals the open chunk before, where the sample does not follow it, is in another bucket, or the chunk is full.</summary>
    /// <returns>By how many bytes the lane grew or shrank.</returns>
    public int Append(long timestampMs, double value, ChunkSealer sealer)
    {
        int before = _open.ByteCount;
        int sealedBytes = 0;
        if (_open.Count > 0 && (timestampMs <= _open.LastTimestampMs || _open.Count >= ChunkSealer.MaxOpenSamples
            || TimeBuckets.Of(timestampMs) != TimeBuckets.Of(_open.FirstTimestampMs)))
        {
            sealedBytes = Seal(sealer);
        }

        _open.Append(timestampMs, value);
        return _open.ByteCount - before + sealedBytes;
    }

    public readonly void CollectInto(List<HeadPiece> pieces)
    {
        if (_sealed is not null)
        {
            pieces.AddRange(_sealed);
        }

        if (_open.Count > 0)
        {
            pieces.Add(new HeadPiece(_open.Snapshot()));
        }
    }

    /// <summary>
    /// Pieces that follow one another are merged while the last is at least half of the one before, as in a log-structured tree: a writer that goes back and forth
    /// makes few pieces and each sample is merged a few times.
    /// </summary>
    private int Seal(ChunkSealer sealer)
    {
        HeadPiece last = sealer.Seal(_open.Snapshot());
        _open = default;
        _sealed ??= [];
        int bytes = last.ByteCount;
        while (_sealed.Count > 0 && _sealed[^1] is var previous && previous.Count <= 2 * last.Count
            && previous.Count + last.Count <= ChunkSealer.MaxOpenSamples
            && TimeBuckets.Of(previous.FirstTimestampMs) == TimeBuckets.Of(last.FirstTimestampMs))
        {
            bytes -= previous.ByteCount + last.ByteCount;
            last = sealer.Merge(previous, last);
            bytes += last.ByteCount;
            _sealed.RemoveAt(_sealed.Count - 1);
        }

        _sealed.Add(last);
        return bytes;
    }
}
