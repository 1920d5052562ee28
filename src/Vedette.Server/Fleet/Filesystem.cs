namespace Vedette.Server.Fleet;

internal sealed record Filesystem(string Mountpoint, string? Device, string? Fstype, long? UsedBytes, long? TotalBytes);
