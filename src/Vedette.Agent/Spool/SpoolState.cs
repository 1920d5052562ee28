using System.Buffers.Binary;
using Vedette.Chunks.Bits;

namespace Vedette.Agent.Spool;

/// <summary>The file <c>state</c> of a spool: which epoch it is, and which sequence numbers may have been used. Mirrored in docs/formats/spool.md.</summary>
/// <param name="Epoch">As the server named it; 0 = not yet.</param>
/// <param name="ReservedSeq">Numbers below this one may be in use; a start goes on from here and so never gives one out twice.</param>
/// <param name="SentBelow">This number and those above were never sent under the epoch: a server that holds one has it from a later state of this spool, or from a copy.</param>
/// <param name="Done">Held batches that need not be sent again. A hint: after a crash the server says it anew.</param>
internal sealed record SpoolState(ulong Epoch, ulong ReservedSeq, ulong SentBelow, IReadOnlyList<(ulong First, ulong Last)> Done)
{
    private const int FixedBytes = 36;
    private const int CountOffset = 32;
    private const int RangeBytes = 16;
    private const int ChecksumBytes = 4;

    public static SpoolState New { get; } = new(0, 1, 1, []);

    private static ReadOnlySpan<byte> Header => [(byte)'V', (byte)'S', (byte)'P', (byte)'S', 2, 0, 0, 0];

    public byte[] Encode()
    {
        var bytes = new byte[FixedBytes + (Done.Count * RangeBytes) + ChecksumBytes];
        Header.CopyTo(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), Epoch);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), ReservedSeq);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(24), SentBelow);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(CountOffset), (uint)Done.Count);
        int at = FixedBytes;
        foreach ((ulong first, ulong last) in Done)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), first);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at + 8), last);
            at += RangeBytes;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), Crc32C.Compute(bytes.AsSpan(0, at)));
        return bytes;
    }

    /// <summary>Null where the bytes are not a sound state.</summary>
    public static SpoolState? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedBytes + ChecksumBytes || !bytes.StartsWith(Header)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[^ChecksumBytes..]) != Crc32C.Compute(bytes[..^ChecksumBytes])
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[CountOffset..]) != (uint)((bytes.Length - FixedBytes - ChecksumBytes) / RangeBytes))
        {
            return null;
        }

        var done = new List<(ulong, ulong)>();
        for (int at = FixedBytes; at + RangeBytes <= bytes.Length - ChecksumBytes; at += RangeBytes)
        {
            done.Add((BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[(at + 8)..])));
        }

        return new SpoolState(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]), done);
    }
}
