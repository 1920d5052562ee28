using Vedette.Chunks.Open;
using Vedette.Chunks.Sealed;

namespace Vedette.Storage.Telemetry.Head;

/// <summary>Turns open chunks into the small sealed form while they wait in memory for their flush. Owned by the writer's thread.</summary>
internal sealed class ChunkSealer
{
    /// <summary>Where an open chunk of the head ends: at 1.8 bytes a sample open and 0.6 sealed, more would be memory, and fewer would cost a piece's objects more often.</summary>
    public const int MaxOpenSamples = 240;

    private readonly ChunkEncoder _encoder = new();
    private readonly long[] _timestampsMs = new long[ChunkEncoder.MaxSamples];
    private readonly double[] _values = new double[ChunkEncoder.MaxSamples];

    public HeadPiece Seal(OpenChunkSnapshot open)
    {
        open.CopyTo(_timestampsMs, _values);
        return Encode(open.Count);
    }

    /// <summary>Both pieces as one, where they have few enough samples; at the same timestamp <paramref name="later"/> is right.</summary>
    public HeadPiece Merge(HeadPiece earlier, HeadPiece later)
    {
        var merger = new Reading.SampleMerger();
        merger.Add(earlier);
        merger.Add(later);
        (ReadOnlyMemory<long> timestampsMs, ReadOnlyMemory<double> values) = merger.Merge(long.MinValue, long.MaxValue);
        timestampsMs.Span.CopyTo(_timestampsMs);
        values.Span.CopyTo(_values);
        return Encode(timestampsMs.Length);
    }

    private HeadPiece Encode(int count)
    {
        byte[] bytes = _encoder.Encode(_timestampsMs.AsSpan(0, count), _values.AsSpan(0, count)).ToArray();
        return new HeadPiece(bytes, count, _timestampsMs[0], _timestampsMs[count - 1]);
    }
}
