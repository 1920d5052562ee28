namespace Vedette.Agent.Snapshot.Document;

/// <summary>All four are written, zeros too: what may be left out is the whole, where it could not be read.</summary>
internal sealed record StateIoCounters(ulong ReadCount, ulong WriteCount, ulong ReadBytes, ulong WriteBytes);
