namespace Vedette.Server.Bridge;

/// <param name="File">The name that the original gives the file; here the state lies in the store.</param>
internal sealed record HistoryEntry(string Id, string File, string Timestamp, bool Current);
