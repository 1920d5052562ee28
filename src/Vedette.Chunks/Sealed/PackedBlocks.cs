using System.Buffers.Binary;
using System.Numerics;
using Vedette.Chunks.Bits;

namespace Vedette.Chunks.Sealed;

/// <summary>
/// Integers in blocks of <see cref="BlockLength"/>, each with the width its own largest needs: <c>width 1 [| base svarint] | values, width bits each, lowest bit first</c>.
/// With <see cref="BaseFlag"/> the values are distances from the base, without it they are zigzag.
/// </summary>
internal static class PackedBlocks
{
    public const int BlockLength = 32;
    private const byte BaseFlag = 0x80;

    public static int Measure(ReadOnlySpan<long> values)
    {
        int bytes = 0;
        for (int at = 0; at < values.Length; at += BlockLength)
        {
            bytes += Plan(values.Slice(at, Math.Min(BlockLength, values.Length - at))).Bytes;
        }

        return bytes;
    }

    public static void Write(ByteWriter writer, ReadOnlySpan<long> values)
    {
        for (int at = 0; at < values.Length; at += BlockLength)
        {
            WriteBlock(writer, values.Slice(at, Math.Min(BlockLength, values.Length - at)));
        }
    }

    /// <summary>Fills all of <paramref name="values"/>.</summary>
    public static void Read(ref ByteReader reader, scoped Span<long> values, string part)
    {
        for (int at = 0; at < values.Length; at += BlockLength)
        {
            ReadBlock(ref reader, values.Slice(at, Math.Min(BlockLength, values.Length - at)), part);
        }
    }

    private static (int Bytes, int Width, bool HasBase, long Base) Plan(ReadOnlySpan<long> block)
    {
        long least = long.MaxValue;
        long most = long.MinValue;
        ulong zigzag = 0;
        foreach (long value in block)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
            zigzag |= ZigZag.Encode(value);
        }

        int zigzagWidth = 64 - BitOperations.LeadingZeroCount(zigzag);
        int baseWidth = 64 - BitOperations.LeadingZeroCount(unchecked((ulong)(most - least)));
        int zigzagBytes = 1 + PackedLength(block.Length, zigzagWidth);
        int baseBytes = 1 + ByteWriter.VarintLength(ZigZag.Encode(least)) + PackedLength(block.Length, baseWidth);
        return baseBytes < zigzagBytes ? (baseBytes, baseWidth, true, least) : (zigzagBytes, zigzagWidth, false, 0);
    }

    private static int PackedLength(int count, int width) => ((count * width) + 7) / 8;

    private static void WriteBlock(ByteWriter writer, ReadOnlySpan<long> block)
    {
        (_, int width, bool hasBase, long least) = Plan(block);
        writer.Byte((byte)(width | (hasBase ? BaseFlag : 0)));
        if (hasBase)
        {
            writer.SignedVarint(least);
        }

        Span<byte> packed = writer.Reserve(PackedLength(block.Length, width));
        int bit = 0;
        foreach (long value in block)
        {
            ulong rest = hasBase ? unchecked((ulong)(value - least)) : ZigZag.Encode(value);
            for (int left = width; left > 0;)
            {
                int taken = Math.Min(left, 8 - (bit & 7));
                packed[bit >> 3] |= (byte)((rest & ((1UL << taken) - 1)) << (bit & 7));
                rest >>= taken;
                bit += taken;
                left -= taken;
            }
        }
    }

    private static void ReadBlock(ref ByteReader reader, scoped Span<long> block, string part)
    {
        byte head = reader.Byte(part);
        int width = head & ~BaseFlag;
        bool hasBase = (head & BaseFlag) != 0;
        if (width > 64)
        {
            throw new CorruptChunkException($"Chunk: a block of {part} before byte {reader.Position} has width {width}; at most 64.");
        }

        long least = hasBase ? reader.SignedVarint(part) : 0;
        ReadOnlySpan<byte> packed = reader.Bytes(part, PackedLength(block.Length, width));
        if (width == 0)
        {
            block.Fill(least);
            return;
        }

        Unpack(packed, width, block);
        for (int i = 0; i < block.Length; i++)
        {
            block[i] = hasBase ? unchecked(block[i] + least) : ZigZag.Decode((ulong)block[i]);
        }
    }

    private static void Unpack(ReadOnlySpan<byte> packed, int width, Span<long> block)
    {
        ulong mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        Span<byte> tail = stackalloc byte[2 * sizeof(ulong)];
        for (int i = 0, bit = 0; i < block.Length; i++, bit += width)
        {
            int at = bit >> 3;
            int skip = bit & 7;
            scoped ReadOnlySpan<byte> window = packed[at..];
            if (window.Length <= sizeof(ulong))
            {
                tail.Clear();
                window.CopyTo(tail);
                window = tail;
            }

            ulong value = BinaryPrimitives.ReadUInt64LittleEndian(window) >> skip;
            if (skip + width > 64)
            {
                value |= (ulong)window[sizeof(ulong)] << (64 - skip);
            }

            block[i] = (long)(value & mask);
        }
    }
}
