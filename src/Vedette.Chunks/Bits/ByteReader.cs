using System.Buffers.Binary;

namespace Vedette.Chunks.Bits;

/// <summary>Reads a chunk's bytes in order; every length is checked before it is believed.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly int Left => _bytes.Length - Position;

    public byte Byte(string part)
    {
        if (Left < 1)
        {
            throw Cut(part, 1);
        }

        return _bytes[Position++];
    }

    public ulong Varint(string part)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte(part);
            if (shift == 63 && next > 1)
            {
                break;
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new CorruptChunkException($"Chunk: the {part} that ends at byte {Position} does not fit 64 bits.");
    }

    public long SignedVarint(string part) => ZigZag.Decode(Varint(part));

    public double Double(string part) => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(part, sizeof(double)));

    public ReadOnlySpan<byte> Bytes(string part, int count)
    {
        if (Left < count)
        {
            throw Cut(part, count);
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    /// <summary>What is left, without a step forward.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes[Position..];

    private readonly CorruptChunkException Cut(string part, int needed) =>
        new($"Chunk: cut in the {part} at byte {Position}; {Left} bytes are left, {needed} are needed.");
}
