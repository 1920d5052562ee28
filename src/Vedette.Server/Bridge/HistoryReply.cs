namespace Vedette.Server.Bridge;

internal sealed record HistoryReply(string Status, IReadOnlyList<HistoryEntry> History);
