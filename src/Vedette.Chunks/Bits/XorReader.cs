namespace Vedette.Chunks.Bits;

/// <summary>Reads what <see cref="XorWriter"/> wrote.</summary>
internal struct XorReader
{
    private ulong _previous;
    private int _trailing;
    private int _length;
    private bool _started;

    public double Read(ref BitReader bits)
    {
        if (!_started)
        {
            _started = true;
            _previous = bits.Bits(64);
            return BitConverter.UInt64BitsToDouble(_previous);
        }

        if (bits.Bit())
        {
            if (bits.Bit())
            {
                ReadWindow(ref bits);
            }
            else if (_length == 0)
            {
                throw new CorruptChunkException($"Chunk: the value at bit {bits.Position} reuses a window before there was one.");
            }

            _previous ^= bits.Bits(_length) << _trailing;
        }

        return BitConverter.UInt64BitsToDouble(_previous);
    }

    private void ReadWindow(ref BitReader bits)
    {
        int window = (int)bits.Bits(11);
        int leading = window >> 6;
        int length = (window & 0x3F) + 1;
        if (leading + length > 64)
        {
            throw new CorruptChunkException($"Chunk: the window at bit {bits.Position} has {leading} leading zeros and {length} bits; together at most 64.");
        }

        _length = length;
        _trailing = 64 - leading - length;
    }
}
