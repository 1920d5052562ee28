using System.Buffers.Binary;

namespace Vedette.Chunks.Bits;

/// <summary>Reads bits, most significant first, up to <paramref name="bitCount"/>.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes, int bitCount)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly int _bitCount = bitCount;
    private int _position;

    public readonly int Position => _position;

    public bool Bit() => Bits(1) != 0;

    /// <summary>The next <paramref name="count"/> bits, 1 to 64.</summary>
    public ulong Bits(int count)
    {
        if (_bitCount - _position < count)
        {
            throw new CorruptChunkException($"Chunk: cut in the bit stream at bit {_position}; {_bitCount - _position} bits are left, {count} are needed.");
        }

        int at = _position >> 3;
        int skip = _position & 7;
        if (count <= 56 && _bytes.Length - at >= sizeof(ulong))
        {
            ulong window = BinaryPrimitives.ReadUInt64BigEndian(_bytes[at..]) << skip;
            _position += count;
            return window >> (64 - count);
        }

        return BitsBytewise(count);
    }

    private ulong BitsBytewise(int count)
    {
        ulong value = 0;
        while (count > 0)
        {
            int free = 8 - (_position & 7);
            int taken = Math.Min(free, count);
            uint part = ((uint)_bytes[_position >> 3] >> (free - taken)) & ((1u << taken) - 1);
            value = (value << taken) | part;
            _position += taken;
            count -= taken;
        }

        return value;
    }
}
