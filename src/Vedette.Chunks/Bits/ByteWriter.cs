using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Vedette.Chunks.Bits;

/// <summary>A byte buffer that grows; kept and reset by its owner, so that steady use allocates nothing.</summary>
internal sealed class ByteWriter
{
    private byte[] _buffer = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Reset() => Length = 0;

    public void Byte(byte value)
    {
        EnsureRoom(1);
        _buffer[Length++] = value;
    }

    public void Varint(ulong value)
    {
        EnsureRoom(10);
        while (value >= 0x80)
        {
            _buffer[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[Length++] = (byte)value;
    }

    public void SignedVarint(long value) => Varint(ZigZag.Encode(value));

    public void Double(double value)
    {
        EnsureRoom(sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.AsSpan(Length), value);
        Length += sizeof(double);
    }

    public void UInt32(uint value)
    {
        EnsureRoom(sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(Length), value);
        Length += sizeof(uint);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        EnsureRoom(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>The room for <paramref name="count"/> bytes that the caller fills at once; they count as written and hold zeros.</summary>
    public Span<byte> Reserve(int count)
    {
        EnsureRoom(count);
        Span<byte> room = _buffer.AsSpan(Length, count);
        room.Clear();
        Length += count;
        return room;
    }

    public static int VarintLength(ulong value) => Math.Max(1, (70 - BitOperations.LeadingZeroCount(value)) / 7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnsureRoom(int needed)
    {
        if (_buffer.Length - Length < needed)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + needed));
        }
    }
}
