using System.Buffers.Binary;

namespace Vedette.Protocol.Batches;

/// <summary>
/// Reads a batch payload in the layout FRAMES_V1 in place, without allocating. Counts are checked against the bytes that are left before they are believed.
/// </summary>
public ref struct TelemetryBatchReader
{
    private readonly ReadOnlySpan<byte> _payload;
    private int _position;
    private long _timestampMs;
    private int _samplesLeft;
    private long _previousRef;

    public TelemetryBatchReader(ReadOnlySpan<byte> payload)
    {
        _payload = payload;
    }

    /// <summary>Steps to the next frame; what was not read of the one before is an error of the caller.</summary>
    /// <exception cref="TelemetryBatchFormatException">The payload is cut or lies about a count.</exception>
    public bool TryReadFrame(out long timestampMs, out int sampleCount)
    {
        if (_samplesLeft > 0)
        {
            throw new InvalidOperationException($"{_samplesLeft} samples of the frame before are unread.");
        }

        timestampMs = 0;
        sampleCount = 0;
        if (_position == _payload.Length)
        {
            return false;
        }

        _timestampMs = unchecked(_timestampMs + UnZigZag(ReadVarint()));
        ulong count = ReadVarint();
        int left = _payload.Length - _position;
        if (count == 0 || count > (ulong)(left / FramesLayout.MinSampleBytes))
        {
            throw new TelemetryBatchFormatException($"Batch payload: a frame at byte {_position} claims {count} samples; {left} bytes are left, at most {left / FramesLayout.MinSampleBytes} fit.");
        }

        timestampMs = _timestampMs;
        sampleCount = (int)count;
        _samplesLeft = sampleCount;
        _previousRef = -1;
        return true;
    }

    /// <summary>Reads the next sample of the frame.</summary>
    /// <exception cref="TelemetryBatchFormatException">The payload is cut, or a tag or reference is out of range.</exception>
    public void ReadSample(out uint seriesRef, out double value)
    {
        if (_samplesLeft <= 0)
        {
            throw new InvalidOperationException("The frame has no more samples.");
        }

        ulong step = ReadVarint();
        if (step > (ulong)(uint.MaxValue - 1 - _previousRef))
        {
            throw new TelemetryBatchFormatException($"Batch payload: series reference step {step} after {_previousRef} at byte {_position} leaves the range of 32 bits.");
        }

        _previousRef += (long)step + 1;
        seriesRef = (uint)_previousRef;
        value = ReadValue();
        _samplesLeft--;
    }

    private double ReadValue()
    {
        byte tag = ReadByte();
        if (tag == FramesLayout.RawTag)
        {
            if (_payload.Length - _position < sizeof(double))
            {
                throw Cut(sizeof(double));
            }

            double raw = BinaryPrimitives.ReadDoubleLittleEndian(_payload[_position..]);
            _position += sizeof(double);
            return raw;
        }

        if (tag > FramesLayout.MaxExponent)
        {
            throw new TelemetryBatchFormatException($"Batch payload: value tag {tag} at byte {_position - 1}; known are 0 to {FramesLayout.MaxExponent} and {FramesLayout.RawTag}.");
        }

        return UnZigZag(ReadVarint()) / FramesLayout.PowersOfTen[tag];
    }

    private byte ReadByte() => _position < _payload.Length ? _payload[_position++] : throw Cut(1);

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new TelemetryBatchFormatException($"Batch payload: the number that ends at byte {_position} has more than ten bytes.");
    }

    private static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private readonly TelemetryBatchFormatException Cut(int needed) =>
        new($"Batch payload: cut at byte {_position}; {_payload.Length - _position} bytes are left, {needed} are needed.");
}
