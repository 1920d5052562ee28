namespace Vedette.Server.Bridge;

internal sealed record SnapshotList(string? Current, IReadOnlyList<string> History);
