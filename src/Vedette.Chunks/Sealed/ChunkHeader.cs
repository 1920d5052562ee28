using System.Buffers.Binary;
using Vedette.Chunks.Bits;

namespace Vedette.Chunks.Sealed;

/// <summary>
/// The first bytes of a sealed chunk, and the checksum at its end:
/// <c>version 1 | time encoding, value encoding 1 | count uvarint | first timestamp svarint | … | crc32c 4</c>. Drawn in <c>docs/formats/chunk.md</c>.
/// </summary>
public readonly struct ChunkHeader
{
    internal const byte Version = 1;
    internal const int ChecksumBytes = 4;

    private ChunkHeader(TimeEncoding times, ValueEncoding values, int count, long firstTimestampMs, int length)
    {
        Times = times;
        Values = values;
        Count = count;
        FirstTimestampMs = firstTimestampMs;
        Length = length;
    }

    /// <summary>1 to <see cref="ChunkEncoder.MaxSamples"/>.</summary>
    public int Count { get; }

    public long FirstTimestampMs { get; }

    internal TimeEncoding Times { get; }

    internal ValueEncoding Values { get; }

    internal int Length { get; }

    /// <summary>Checks the checksum and reads the header; what follows the header is not looked at.</summary>
    /// <exception cref="CorruptChunkException">The bytes are not a sealed chunk of a known version.</exception>
    public static ChunkHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length <= ChecksumBytes)
        {
            throw new CorruptChunkException($"Chunk: {chunk.Length} bytes; the checksum alone has {ChecksumBytes}.");
        }

        ReadOnlySpan<byte> body = chunk[..^ChecksumBytes];
        uint stored = BinaryPrimitives.ReadUInt32LittleEndian(chunk[^ChecksumBytes..]);
        uint computed = Crc32C.Compute(body);
        return stored == computed ? ReadUnchecked(body) : throw new CorruptChunkException($"Chunk: checksum is {computed:x8}, {stored:x8} is stored.");
    }

    internal static ChunkHeader ReadUnchecked(ReadOnlySpan<byte> body)
    {
        var reader = new ByteReader(body);
        byte version = reader.Byte("version");
        if (version != Version)
        {
            throw new CorruptChunkException($"Chunk: version {version}; known is {Version}.");
        }

        byte encodings = reader.Byte("encoding");
        var times = (TimeEncoding)(encodings >> 4);
        var values = (ValueEncoding)(encodings & 0xF);
        if (times is < TimeEncoding.Regular or > TimeEncoding.Delta || values is < ValueEncoding.Constant or > ValueEncoding.Raw)
        {
            throw new CorruptChunkException($"Chunk: encoding {encodings:x2} names no known pair of time and value encodings.");
        }

        ulong count = reader.Varint("count");
        if (count is 0 or > ChunkEncoder.MaxSamples)
        {
            throw new CorruptChunkException($"Chunk: count {count}; 1 to {ChunkEncoder.MaxSamples} are allowed.");
        }

        long first = reader.SignedVarint("first timestamp");
        return new ChunkHeader(times, values, (int)count, first, reader.Position);
    }
}
