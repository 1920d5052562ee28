using Vedette.Chunks.Open;
using Vedette.Chunks.Sealed;

namespace Vedette.Storage.Telemetry.Head;

/// <summary>Some ascending samples of one series in memory: sealed bytes, or an open chunk as it was. Immutable.</summary>
internal sealed class HeadPiece
{
    private readonly byte[]? _sealed;
    private readonly OpenChunkSnapshot _open;

    public HeadPiece(OpenChunkSnapshot open)
    {
        _open = open;
        (Count, FirstTimestampMs, LastTimestampMs) = (open.Count, open.FirstTimestampMs, open.LastTimestampMs);
    }

    public HeadPiece(byte[] sealedChunk, int count, long firstTimestampMs, long lastTimestampMs)
    {
        _sealed = sealedChunk;
        (Count, FirstTimestampMs, LastTimestampMs) = (count, firstTimestampMs, lastTimestampMs);
    }

    public int Count { get; }

    public long FirstTimestampMs { get; }

    public long LastTimestampMs { get; }

    public int ByteCount => _sealed is null ? _open.ByteCount : _sealed.Length + ObjectBytes;

    /// <summary>Headers of this object and its array, near enough for accounting.</summary>
    private const int ObjectBytes = 120;

    public void CopyTo(Span<long> timestampsMs, Span<double> values)
    {
        if (_sealed is null)
        {
            _open.CopyTo(timestampsMs, values);
        }
        else
        {
            ChunkDecoder.Decode(_sealed, timestampsMs, values);
        }
    }
}
