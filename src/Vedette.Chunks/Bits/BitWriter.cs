using System.Buffers.Binary;

namespace Vedette.Chunks.Bits;

/// <summary>
/// Appends bits, most significant first, to an array that grows by copying. Bits once written never change and an outgrown array is left as it was: a reader that took
/// the array and the bit count may go on reading while the writer appends.
/// </summary>
internal struct BitWriter
{
    private const int FirstBytes = 32;

    private byte[]? _bytes;

    public int BitCount { get; private set; }

    public readonly byte[] Bytes => _bytes ?? [];

    /// <summary>Writes the low <paramref name="count"/> bits (1 to 64) of <paramref name="value"/>; the others must be zero.</summary>
    public void Bits(ulong value, int count)
    {
        int at = BitCount >> 3;
        int free = 64 - (BitCount & 7);
        byte[] bytes = _bytes is { } present && present.Length - at > sizeof(ulong) ? present : Grow(at);
        BitCount += count;
        // The bits before stand in the same eight bytes and are written again as they are, so that a reader beside never sees them change.
        ulong window = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(at));
        if (count <= free)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), window | (value << (free - count)));
            return;
        }

        int over = count - free;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at), window | (value >> over));
        bytes[at + sizeof(ulong)] = (byte)(value << (8 - over));
    }

    /// <summary>Steps of a half above 128 bytes: with a million series, doubling would leave a quarter of the head empty.</summary>
    private byte[] Grow(int at)
    {
        int present = _bytes?.Length ?? 0;
        int grown = present < 128 ? Math.Max(FirstBytes, present * 2) : present + (present / 2);
        Array.Resize(ref _bytes, Math.Max(at + sizeof(ulong) + 1, grown));
        return _bytes;
    }
}
