using System.Buffers.Binary;

namespace Vedette.Protocol.Batches;

/// <summary>Reads numbers from a payload; a cut is an error that names the place.</summary>
internal ref struct PayloadCursor(ReadOnlySpan<byte> payload)
{
    private readonly ReadOnlySpan<byte> _payload = payload;

    public int Position { get; private set; }

    public readonly bool AtEnd => Position == _payload.Length;

    public readonly int Left => _payload.Length - Position;

    public byte Byte() => Position < _payload.Length ? _payload[Position++] : throw Cut(1);

    public long Int64()
    {
        if (Left < sizeof(long))
        {
            throw Cut(sizeof(long));
        }

        long value = BinaryPrimitives.ReadInt64LittleEndian(_payload[Position..]);
        Position += sizeof(long);
        return value;
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (Left < count)
        {
            throw Cut(count);
        }

        ReadOnlySpan<byte> bytes = _payload.Slice(Position, count);
        Position += count;
        return bytes;
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new TelemetryBatchFormatException($"Batch payload: the number that ends at byte {Position} has more than ten bytes.");
    }

    public long SignedVarint()
    {
        ulong value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private readonly TelemetryBatchFormatException Cut(int needed) =>
        new($"Batch payload: cut at byte {Position}; {Left} bytes are left, {needed} are needed.");
}
