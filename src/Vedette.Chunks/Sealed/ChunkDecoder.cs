using Vedette.Chunks.Bits;

namespace Vedette.Chunks.Sealed;

/// <summary>Reads sealed chunks into the caller's spans.</summary>
public static class ChunkDecoder
{
    /// <summary>Reads the whole chunk; returns the number of samples written to the front of both spans.</summary>
    /// <exception cref="CorruptChunkException">The bytes are not a whole sealed chunk.</exception>
    /// <exception cref="ArgumentException">A span is shorter than the chunk's count; <see cref="ChunkEncoder.MaxSamples"/> places always suffice.</exception>
    public static int Decode(ReadOnlySpan<byte> chunk, Span<long> timestampsMs, Span<double> values)
    {
        ChunkHeader header = ChunkHeader.Read(chunk);
        return DecodeBody(chunk[..^ChunkHeader.ChecksumBytes], header, timestampsMs, values);
    }

    /// <summary>Everything but the checksum, so that tests reach what stands behind it.</summary>
    internal static int DecodeBody(ReadOnlySpan<byte> body, ChunkHeader header, Span<long> timestampsMs, Span<double> values)
    {
        if (timestampsMs.Length < header.Count || values.Length < header.Count)
        {
            throw new ArgumentException($"Room for {Math.Min(timestampsMs.Length, values.Length)} samples; the chunk has {header.Count}.", nameof(timestampsMs));
        }

        var reader = new ByteReader(body);
        reader.Bytes("header", header.Length);
        TimeColumn.Read(ref reader, header, timestampsMs[..header.Count]);
        Span<long> scratch = stackalloc long[header.Count];
        ValueColumn.Read(ref reader, header.Values, values[..header.Count], scratch);
        return reader.Left == 0
            ? header.Count
            : throw new CorruptChunkException($"Chunk: {reader.Left} bytes follow the last value.");
    }
}
