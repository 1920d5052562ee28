namespace Vedette.Collectors.Containers;

/// <summary>One container of Docker or Podman. Texts are scrubbed. Null = not known.</summary>
public sealed record ContainerReading
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>docker or podman.</summary>
    public required string Runtime { get; init; }

    /// <summary>As it was started: nginx:1.27.</summary>
    public string? Image { get; init; }

    public string? ImageId { get; init; }

    public string? Command { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>created, running, paused, restarting, removing, exited, dead.</summary>
    public required string State { get; init; }

    /// <summary>starting, healthy, unhealthy; null where no check is defined.</summary>
    public string? Health { get; init; }

    public int? Restarts { get; init; }

    public int? ExitCode { get; init; }

    public bool? OomKilled { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string? RestartPolicy { get; init; }

    public int? Pid { get; init; }

    public IReadOnlyList<PortMapping> Ports { get; init; } = [];

    public IReadOnlyList<ContainerMount> Mounts { get; init; } = [];

    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>bridge, none, host, container:ID or a network's name.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>Names only.</summary>
    public IReadOnlyList<string> EnvironmentNames { get; init; } = [];

    /// <summary>KEY=VALUE, values scrubbed.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public string? ComposeProject { get; init; }

    public string? ComposeService { get; init; }

    /// <summary>The path in the unified tree, or in the one of the memory controller on v1.</summary>
    public string? Cgroup { get; init; }

    public long? MemoryLimitBytes { get; init; }

    public double? CpuLimitCores { get; init; }

    /// <summary>Of one core, between the last two readings: what docker stats shows.</summary>
    public double? CpuPercent { get; init; }

    public double? CpuSecondsTotal { get; init; }

    /// <summary>Without the inactive page cache, as docker stats shows it.</summary>
    public long? MemoryUsageBytes { get; init; }

    /// <summary>With all of the page cache that is charged to it.</summary>
    public long? MemoryWithCacheBytes { get; init; }

    public long? NetworkReceiveBytesTotal { get; init; }

    public long? NetworkTransmitBytesTotal { get; init; }

    public long? DiskReadBytesTotal { get; init; }

    public long? DiskWriteBytesTotal { get; init; }

    /// <summary>Processes and threads, which docker stats calls PIDs.</summary>
    public int? Processes { get; init; }

    /// <summary>When the runtime last told about it. It stays behind the present where the runtime does not answer: what is said then is old.</summary>
    public DateTimeOffset? SeenAt { get; init; }
}
