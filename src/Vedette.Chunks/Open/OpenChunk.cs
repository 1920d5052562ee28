using Vedette.Chunks.Bits;

namespace Vedette.Chunks.Open;

/// <summary>
/// The chunk a series is being written to: ascending timestamps as delta-of-delta, values as XOR, in one bit stream. A mutable struct, to live inside its series' object;
/// one thread appends, others read through <see cref="Snapshot"/>.
/// </summary>
public struct OpenChunk
{
    private BitWriter _bits;
    private XorWriter _values;
    private long _lastDelta;

    public int Count { get; private set; }

    public long FirstTimestampMs { get; private set; }

    public long LastTimestampMs { get; private set; }

    public readonly double LastValue => BitConverter.UInt64BitsToDouble(_values.PreviousBits);

    public readonly int ByteCount => _bits.Bytes.Length;

    /// <exception cref="ArgumentOutOfRangeException">The timestamp does not follow the last one.</exception>
    public void Append(long timestampMs, double value)
    {
        if (Count == 0)
        {
            FirstTimestampMs = timestampMs;
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timestampMs, LastTimestampMs);
            long delta = timestampMs - LastTimestampMs;
            AppendTime(delta - _lastDelta);
            _lastDelta = delta;
        }

        _values.Append(ref _bits, value);
        LastTimestampMs = timestampMs;
        Count++;
    }

    /// <summary>What was appended so far; stays as it is while appending goes on.</summary>
    public readonly OpenChunkSnapshot Snapshot() => new(_bits.Bytes, _bits.BitCount, Count, FirstTimestampMs, LastTimestampMs);

    /// <summary>Delta of delta: <c>0</c> none, <c>10</c> 6 bits (jitter of a timer), <c>110</c> 13 bits, <c>1110</c> 21 bits, <c>1111</c> 64 bits, zigzag.</summary>
    private void AppendTime(long deltaOfDelta)
    {
        ulong value = ZigZag.Encode(deltaOfDelta);
        switch (value)
        {
            case 0:
                _bits.Bits(0, 1);
                break;
            case < 1UL << 6:
                _bits.Bits((0b10UL << 6) | value, 8);
                break;
            case < 1UL << 13:
                _bits.Bits((0b110UL << 13) | value, 16);
                break;
            case < 1UL << 21:
                _bits.Bits((0b1110UL << 21) | value, 25);
                break;
            default:
                _bits.Bits(0b1111, 4);
                _bits.Bits(value, 64);
                break;
        }
    }
}
