namespace Vedette.Server.Document1;

internal sealed record HeartbeatRequest(string? NodeId = null);
