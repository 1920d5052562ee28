namespace Vedette.Server.Fleet;

/// <summary>How a host stands now.</summary>
internal sealed record HostPresence
{
    public required HostStatus Status { get; init; }

    public long? StatusSinceMs { get; init; }

    public long? LastSeenMs { get; init; }

    public double? IntervalSeconds { get; init; }

    /// <summary>The agent's clock minus ours.</summary>
    public long? ClockSkewMs { get; init; }

    /// <summary>The time of the newest of <see cref="Metrics"/>.</summary>
    public long? MetricsTimeMs { get; init; }

    /// <summary>In the order of <see cref="Model.Hosts.HostMetrics.All"/>; null = not known.</summary>
    public required IReadOnlyList<double?> Metrics { get; init; }
}
