namespace Vedette.Server.Document1;

internal sealed record RegisterReply(string Status, bool Blocked, string? BlockedReason);
