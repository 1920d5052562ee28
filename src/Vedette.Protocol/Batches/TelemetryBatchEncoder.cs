using System.Buffers.Binary;

namespace Vedette.Protocol.Batches;

/// <summary>
/// Writes one batch payload in the layout FRAMES_V1: frames of samples that share a timestamp, series by their references in ascending order. Reused from batch to
/// batch; a steady caller allocates nothing.
/// </summary>
public sealed class TelemetryBatchEncoder
{
    private const int MaxVarintBytes = 10;

    // The frame being built: count and samples are known only at its end.
    private byte[] _frame = new byte[4096];
    private byte[] _payload = new byte[4096];
    private int _frameLength;
    private int _payloadLength;
    private int _frameSamples;
    private long _previousRef;
    private long _previousTimestampMs;
    private long _frameTimestampMs;

    public int FrameCount { get; private set; }

    public int SampleCount { get; private set; }

    /// <summary>Bytes written by finished frames.</summary>
    public int Length => _payloadLength;

    public void Reset()
    {
        _payloadLength = 0;
        _previousTimestampMs = 0;
        FrameCount = 0;
        SampleCount = 0;
        BeginFrame(0);
    }

    public void BeginFrame(long timestampMs)
    {
        _frameTimestampMs = timestampMs;
        _frameLength = 0;
        _frameSamples = 0;
        _previousRef = -1;
    }

    /// <exception cref="ArgumentException">References do not ascend within the frame.</exception>
    public void Add(uint seriesRef, double value)
    {
        if (seriesRef <= _previousRef)
        {
            throw new ArgumentException($"Series reference {seriesRef} follows {_previousRef}; references ascend within a frame.", nameof(seriesRef));
        }

        EnsureRoom(ref _frame, _frameLength, MaxVarintBytes + 1 + MaxVarintBytes);
        WriteVarint(_frame, ref _frameLength, (ulong)(seriesRef - _previousRef - 1));
        WriteValue(value);
        _previousRef = seriesRef;
        _frameSamples++;
    }

    /// <summary>Appends the frame to the payload; a frame without samples leaves no trace.</summary>
    public void EndFrame()
    {
        if (_frameSamples == 0)
        {
            return;
        }

        EnsureRoom(ref _payload, _payloadLength, (2 * MaxVarintBytes) + _frameLength);
        WriteVarint(_payload, ref _payloadLength, ZigZag(_frameTimestampMs - _previousTimestampMs));
        WriteVarint(_payload, ref _payloadLength, (ulong)_frameSamples);
        _frame.AsSpan(0, _frameLength).CopyTo(_payload.AsSpan(_payloadLength));
        _payloadLength += _frameLength;
        _previousTimestampMs = _frameTimestampMs;
        FrameCount++;
        SampleCount += _frameSamples;
        _frameSamples = 0;
    }

    /// <summary>The payload so far; valid until the next <see cref="Reset"/> or <see cref="EndFrame"/>.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _payload.AsSpan(0, _payloadLength);

    private void WriteValue(double value)
    {
        int exponent = DecimalExponent(value, out long mantissa);
        if (exponent < 0)
        {
            _frame[_frameLength] = FramesLayout.RawTag;
            BinaryPrimitives.WriteDoubleLittleEndian(_frame.AsSpan(_frameLength + 1), value);
            _frameLength += 1 + sizeof(double);
            return;
        }

        _frame[_frameLength++] = (byte)exponent;
        WriteVarint(_frame, ref _frameLength, ZigZag(mantissa));
    }

    /// <summary>The smallest exponent for which mantissa / 10^exponent is exactly <paramref name="value"/>, or -1 where none is.</summary>
    private static int DecimalExponent(double value, out long mantissa)
    {
        mantissa = 0;
        // Negative zero keeps its sign only as raw bits; NaN fails the comparison.
        if (!(Math.Abs(value) < FramesLayout.MaxExactInteger) || (value == 0 && double.IsNegative(value)))
        {
            return -1;
        }

        for (int exponent = 0; exponent <= FramesLayout.MaxExponent; exponent++)
        {
            double scaled = value * FramesLayout.PowersOfTen[exponent];
            if (!(Math.Abs(scaled) < FramesLayout.MaxExactInteger))
            {
                return -1;
            }

            double rounded = Math.Round(scaled);
            if (rounded / FramesLayout.PowersOfTen[exponent] == value)
            {
                mantissa = (long)rounded;
                return exponent;
            }
        }

        return -1;
    }

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private static void WriteVarint(byte[] buffer, ref int position, ulong value)
    {
        while (value >= 0x80)
        {
            buffer[position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[position++] = (byte)value;
    }

    private static void EnsureRoom(ref byte[] buffer, int used, int needed)
    {
        if (buffer.Length - used < needed)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + needed));
        }
    }
}
