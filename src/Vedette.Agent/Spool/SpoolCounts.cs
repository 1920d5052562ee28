namespace Vedette.Agent.Spool;

/// <summary>How full the spool is.</summary>
/// <param name="WaitingBatches">Held and not yet acknowledged.</param>
/// <param name="WaitingBytes">Their share of the files, about.</param>
/// <param name="DiskBytes">What the spool takes on the disk.</param>
internal sealed record SpoolCounts(long WaitingBatches, long WaitingBytes, long DiskBytes);
