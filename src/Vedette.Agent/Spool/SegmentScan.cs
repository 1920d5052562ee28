namespace Vedette.Agent.Spool;

/// <summary>What a segment file holds.</summary>
/// <param name="Records">Every sound record and where it begins.</param>
/// <param name="TornBytes">Bytes behind the last sound record: what a crash left half written.</param>
/// <param name="DamagedBytes">Bytes between sound records: what the disk lost.</param>
internal sealed record SegmentScan(IReadOnlyList<(int Offset, RecordHeader Header)> Records, int TornBytes, int DamagedBytes)
{
    public static SegmentScan Of(ReadOnlySpan<byte> content)
    {
        var records = new List<(int, RecordHeader)>();
        int damaged = 0;
        int end = Math.Min(SegmentFormat.Header.Length, content.Length);
        int position = end;
        ulong previous = 0;
        // A damaged record is stepped over byte by byte until a whole one with a right checksum begins; seqs ascend, which a stray match would hardly do.
        while (position < content.Length)
        {
            if (RecordFormat.TryRead(content[position..], out RecordHeader header) && header.Seq > previous)
            {
                damaged += position - end;
                records.Add((position, header));
                previous = header.Seq;
                position += header.TotalBytes;
                end = position;
            }
            else
            {
                position++;
            }
        }

        return new SegmentScan(records, content.Length - end, damaged);
    }
}
