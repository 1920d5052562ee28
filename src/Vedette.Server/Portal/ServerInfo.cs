namespace Vedette.Server.Portal;

/// <summary>What the settings page tells of the server.</summary>
internal sealed record ServerInfo(string Version, DateTimeOffset StartedAt, bool Tls, int GrpcPort);
