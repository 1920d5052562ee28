using Vedette.Chunks.Bits;

namespace Vedette.Chunks.Open;

/// <summary>An <see cref="OpenChunk"/> as it was at one moment. Never leaves the process, so it has no version and no checksum.</summary>
public readonly struct OpenChunkSnapshot
{
    private readonly byte[] _bytes;
    private readonly int _bitCount;

    internal OpenChunkSnapshot(byte[] bytes, int bitCount, int count, long firstTimestampMs, long lastTimestampMs)
    {
        _bytes = bytes;
        _bitCount = bitCount;
        Count = count;
        FirstTimestampMs = firstTimestampMs;
        LastTimestampMs = lastTimestampMs;
    }

    public int Count { get; }

    public long FirstTimestampMs { get; }

    public long LastTimestampMs { get; }

    public int ByteCount => _bytes.Length;

    /// <summary>Fills the first <see cref="Count"/> places of both spans.</summary>
    public void CopyTo(Span<long> timestampsMs, Span<double> values)
    {
        var bits = new BitReader(_bytes, _bitCount);
        var xor = new XorReader();
        long timestamp = FirstTimestampMs;
        long delta = 0;
        for (int i = 0; i < Count; i++)
        {
            if (i > 0)
            {
                delta += ReadTime(ref bits);
                timestamp += delta;
            }

            timestampsMs[i] = timestamp;
            values[i] = xor.Read(ref bits);
        }
    }

    private static long ReadTime(ref BitReader bits)
    {
        if (!bits.Bit())
        {
            return 0;
        }

        int width = !bits.Bit() ? 6 : !bits.Bit() ? 13 : !bits.Bit() ? 21 : 64;
        return ZigZag.Decode(bits.Bits(width));
    }
}
