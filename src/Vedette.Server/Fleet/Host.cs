using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

internal record Host
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required AgentKind Kind { get; init; }

    public required HostStatus Status { get; init; }

    public required long? StatusSinceMs { get; init; }

    public required long? LastSeenMs { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required string? IpAddress { get; init; }

    public required string? OsName { get; init; }

    public required string? AgentVersion { get; init; }

    public required double? IntervalSeconds { get; init; }

    public required long? ClockSkewMs { get; init; }

    public required long? MetricsTimeMs { get; init; }

    public required HostMetricValues Metrics { get; init; }

    public static Host Of(AgentRow agent, HostPresence presence) => new()
    {
        Id = agent.Id,
        Name = agent.Name,
        Kind = agent.Kind,
        Status = presence.Status,
        StatusSinceMs = presence.StatusSinceMs,
        LastSeenMs = presence.LastSeenMs,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(agent.CreatedAtMs).UtcDateTime,
        IpAddress = agent.IpAddress,
        OsName = agent.OsName,
        AgentVersion = agent.AgentVersion,
        IntervalSeconds = presence.IntervalSeconds,
        ClockSkewMs = presence.ClockSkewMs,
        MetricsTimeMs = presence.MetricsTimeMs,
        Metrics = new HostMetricValues(presence.Metrics),
    };
}
