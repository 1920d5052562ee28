namespace Vedette.Collectors.Services;

/// <summary>One unit of systemd, in its own words. Null = not known or not set.</summary>
public sealed record ServiceReading
{
    /// <summary>With its suffix: ssh.service.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>simple, forking, oneshot, notify ...</summary>
    public string? Type { get; init; }

    public string? LoadState { get; init; }

    /// <summary>active, inactive, failed, activating, deactivating, reloading.</summary>
    public string? ActiveState { get; init; }

    public string? SubState { get; init; }

    /// <summary>enabled, disabled, static, masked ...</summary>
    public string? UnitFileState { get; init; }

    public string? FragmentPath { get; init; }

    public int? MainPid { get; init; }

    public long? Restarts { get; init; }

    /// <summary>success, exit-code, signal, timeout, oom-kill ...</summary>
    public string? Result { get; init; }

    public int? ExitStatus { get; init; }

    /// <summary>When <see cref="ActiveState"/> last changed.</summary>
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>When the main process started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>ExecStart, scrubbed.</summary>
    public string? Command { get; init; }

    public string? ControlGroup { get; init; }

    public long? MemoryBytes { get; init; }

    public long? MemoryPeakBytes { get; init; }

    public long? MemoryLimitBytes { get; init; }

    public long? Tasks { get; init; }

    public double? CpuSecondsTotal { get; init; }

    /// <summary>Of one core, between the last two readings.</summary>
    public double? CpuPercent { get; init; }
}
