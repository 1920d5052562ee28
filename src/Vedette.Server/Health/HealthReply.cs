namespace Vedette.Server.Health;

/// <param name="Status">"ok" while rows are being written.</param>
/// <param name="LastWriteSecondsAgo">Null before the first row.</param>
internal sealed record HealthReply(string Status, double? LastWriteSecondsAgo, double UptimeSeconds);
