using System.Numerics;

namespace Vedette.Chunks.Bits;

/// <summary>
/// Values as their exclusive or with the value before (Gorilla, VLDB 2015): <c>0</c> the same; <c>10</c> bits in the window of the one before;
/// <c>11</c>, leading zeros (5 bits), length - 1 (6 bits), bits. The first value stands as 64 bits.
/// </summary>
internal struct XorWriter
{
    // 31 marks "no window yet" together with trailing 64: nothing fits it.
    private byte _leading;
    private byte _trailing;
    private bool _started;

    public ulong PreviousBits { get; private set; }

    public void Append(ref BitWriter bits, double value)
    {
        ulong valueBits = BitConverter.DoubleToUInt64Bits(value);
        if (!_started)
        {
            _started = true;
            _leading = 31;
            _trailing = 64;
            bits.Bits(valueBits, 64);
            PreviousBits = valueBits;
            return;
        }

        ulong difference = valueBits ^ PreviousBits;
        PreviousBits = valueBits;
        if (difference == 0)
        {
            bits.Bits(0, 1);
            return;
        }

        int leading = Math.Min(31, BitOperations.LeadingZeroCount(difference));
        int trailing = BitOperations.TrailingZeroCount(difference);
        if (_trailing < 64 && leading >= _leading && trailing >= _trailing)
        {
            bits.Bits(0b10, 2);
            bits.Bits(difference >> _trailing, 64 - _leading - _trailing);
            return;
        }

        int length = 64 - leading - trailing;
        bits.Bits((0b11UL << 11) | ((ulong)(uint)leading << 6) | (uint)(length - 1), 13);
        bits.Bits(difference >> trailing, length);
        _leading = (byte)leading;
        _trailing = (byte)trailing;
    }
}
