using System.Buffers.Binary;
using Vedette.Chunks.Bits;

namespace Vedette.Agent.Spool;

/// <summary>Bytes of one record, mirrored in docs/formats/spool.md.</summary>
internal static class RecordFormat
{
    /// <summary>Kind of a record that holds a telemetry batch. Numbers are for ever; a new kind takes the next one.</summary>
    public const byte TelemetryKind = 1;

    /// <summary>Encoding FRAMES_V1 of the protocol.</summary>
    public const byte FramesV1 = 1;

    /// <summary>Encoding STATE_V1 of the protocol.</summary>
    public const byte StateV1 = 2;

    /// <summary>length 4, crc 4, kind 1, seq 8, encoding 1, series 4, samples 4.</summary>
    public const int HeaderBytes = 26;

    // A batch is closed long before it is this large; a larger length is damage.
    public const int MaxRecordBytes = 8 * 1024 * 1024;

    // Length and checksum themselves are not counted in the length.
    private const int PrefixBytes = 8;

    /// <summary>Writes the record into <paramref name="buffer"/>, growing it as needed; the bytes written.</summary>
    public static int Encode(ref byte[] buffer, ulong seq, in BatchContent batch)
    {
        int total = HeaderBytes + batch.Payload.Length;
        if (buffer.Length < total)
        {
            buffer = new byte[Math.Max(total, buffer.Length * 2)];
        }

        Span<byte> record = buffer.AsSpan(0, total);
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)(total - PrefixBytes));
        record[8] = TelemetryKind;
        BinaryPrimitives.WriteUInt64LittleEndian(record[9..], seq);
        record[17] = batch.Encoding;
        BinaryPrimitives.WriteUInt32LittleEndian(record[18..], (uint)batch.SeriesCount);
        BinaryPrimitives.WriteUInt32LittleEndian(record[22..], (uint)batch.SampleCount);
        batch.Payload.CopyTo(record[HeaderBytes..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], Checksum(record));
        return total;
    }

    /// <summary>Reads the header alone, believing nothing but what is possible; the checksum is not looked at.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out RecordHeader header)
    {
        header = default;
        if (bytes.Length < HeaderBytes)
        {
            return false;
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        uint series = BinaryPrimitives.ReadUInt32LittleEndian(bytes[18..]);
        uint samples = BinaryPrimitives.ReadUInt32LittleEndian(bytes[22..]);
        if (length is < HeaderBytes - PrefixBytes or > MaxRecordBytes || bytes[8] != TelemetryKind || series > int.MaxValue || samples > int.MaxValue)
        {
            return false;
        }

        header = new RecordHeader(BinaryPrimitives.ReadUInt64LittleEndian(bytes[9..]), bytes[17], (int)series, (int)samples, (int)length + PrefixBytes);
        return true;
    }

    /// <summary>True where <paramref name="bytes"/> begin with a whole record whose checksum is right.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RecordHeader header) =>
        TryReadHeader(bytes, out header)
        && header.TotalBytes <= bytes.Length
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == Checksum(bytes[..header.TotalBytes]);

    public static SpoolRecord ToRecord(in RecordHeader header, byte[] bytes) =>
        new(header.Seq, header.Encoding, header.SeriesCount, header.SampleCount, bytes.AsMemory(HeaderBytes, header.TotalBytes - HeaderBytes));

    // Over everything but the checksum itself.
    private static uint Checksum(ReadOnlySpan<byte> record) => Crc32C.Append(Crc32C.Compute(record[..4]), record[8..]);
}
