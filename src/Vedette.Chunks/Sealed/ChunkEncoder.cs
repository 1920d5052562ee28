using Vedette.Chunks.Bits;

namespace Vedette.Chunks.Sealed;

/// <summary>Seals samples into the smallest of the encodings. Keeps its buffers; one thread at a time.</summary>
public sealed class ChunkEncoder
{
    /// <summary>What a decoder believes at most: 16 KB of memory for a chunk that lies. Writers choose their own, smaller number.</summary>
    public const int MaxSamples = 1024;

    private readonly ByteWriter _writer = new();
    private readonly TimeColumn _times = new();
    private readonly ValueColumn _values = new();

    /// <summary>The chunk's bytes, valid until the next call.</summary>
    /// <exception cref="ArgumentException">No samples, too many, spans of two lengths, or timestamps that do not ascend.</exception>
    public ReadOnlySpan<byte> Encode(ReadOnlySpan<long> timestampsMs, ReadOnlySpan<double> values)
    {
        if (timestampsMs.Length is 0 or > MaxSamples || timestampsMs.Length != values.Length)
        {
            throw new ArgumentException($"{timestampsMs.Length} timestamps and {values.Length} values; a chunk takes 1 to {MaxSamples} of each.", nameof(timestampsMs));
        }

        TimeEncoding times = _times.Choose(timestampsMs);
        ValueEncoding valueEncoding = _values.Choose(values);
        _writer.Reset();
        _writer.Byte(ChunkHeader.Version);
        _writer.Byte((byte)(((int)times << 4) | (int)valueEncoding));
        _writer.Varint((ulong)timestampsMs.Length);
        _writer.SignedVarint(timestampsMs[0]);
        _times.Write(_writer, times, timestampsMs);
        _values.Write(_writer, valueEncoding, values);
        _writer.UInt32(Crc32C.Compute(_writer.Written));
        return _writer.Written;
    }
}
