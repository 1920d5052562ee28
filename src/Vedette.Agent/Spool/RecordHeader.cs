namespace Vedette.Agent.Spool;

/// <summary>What stands before a record's payload; docs/formats/spool.md draws it.</summary>
/// <param name="TotalBytes">Header and payload together: the distance to the next record.</param>
internal readonly record struct RecordHeader(ulong Seq, byte Encoding, int SeriesCount, int SampleCount, int TotalBytes);
