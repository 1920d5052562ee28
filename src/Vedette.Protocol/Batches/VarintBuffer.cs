using System.Buffers.Binary;
using System.Text;

namespace Vedette.Protocol.Batches;

/// <summary>A byte buffer that grows and is kept by its owner, so that steady use allocates nothing.</summary>
internal sealed class VarintBuffer
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

    public void SignedVarint(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    public void Int64(long value)
    {
        EnsureRoom(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(Length), value);
        Length += sizeof(long);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        EnsureRoom(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Section(ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)bytes.Length);
        Bytes(bytes);
    }

    public void Text(string text, int utf8Bytes)
    {
        Varint((ulong)utf8Bytes);
        EnsureRoom(utf8Bytes);
        Length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(Length));
    }

    private void EnsureRoom(int needed)
    {
        if (_buffer.Length - Length < needed)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + needed));
        }
    }
}
