namespace Vedette.Agent.Spool;

/// <summary>What was found on the disk at start, cut to what is sound.</summary>
internal sealed record RecoveredSpool(ulong Epoch, ulong NextSeq, ulong SentBelow, List<SpoolSegment> Segments, SeqRanges Done);
