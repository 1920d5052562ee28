namespace Vedette.Server.Bridge;

internal sealed record SnapshotsReply(string Status, SnapshotList Snapshots);
