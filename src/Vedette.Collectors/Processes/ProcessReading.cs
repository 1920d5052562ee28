namespace Vedette.Collectors.Processes;

/// <summary>One process as last read. The object lives as long as the process does and is filled anew each cycle; texts are scrubbed already. Null = not known, or not readable without a right.</summary>
public sealed class ProcessReading
{
    public required int Pid { get; init; }

    /// <summary>Field 22 of /proc/PID/stat: clock ticks after boot. With <see cref="Pid"/> it names a process for ever.</summary>
    public required long StartTicks { get; init; }

    /// <summary>PID@START, the entity's key.</summary>
    public required string Key { get; init; }

    public int ParentPid { get; internal set; }

    /// <summary>comm, at most 15 bytes; bytes that are no UTF-8 are replaced.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Null where the user database has no such uid.</summary>
    public string? User { get; internal set; }

    public int? Uid { get; internal set; }

    /// <summary>Without the kernel's " (deleted)".</summary>
    public string? Executable { get; internal set; }

    public bool? ExecutableDeleted { get; internal set; }

    /// <summary>Scrubbed. Empty for kernel threads and zombies.</summary>
    public IReadOnlyList<string> CommandLine { get; internal set; } = [];

    public string? WorkingDirectory { get; internal set; }

    public DateTimeOffset? StartedAt { get; internal set; }

    /// <summary>The unified hierarchy's path, or the one of the systemd or cpu controller on cgroup v1.</summary>
    public string? Cgroup { get; internal set; }

    /// <summary>The systemd unit that the cgroup belongs to: ssh.service.</summary>
    public string? Unit { get; internal set; }

    /// <summary>The full id of the container that the cgroup belongs to.</summary>
    public string? ContainerId { get; internal set; }

    public bool KernelThread { get; internal set; }

    public int Nice { get; internal set; }

    /// <summary>As psutil and ps name it: running, sleeping, disk-sleep, stopped, tracing-stop, zombie, dead, idle.</summary>
    public string Status { get; internal set; } = "";

    /// <summary>Of one core, between the last two readings; null at the first.</summary>
    public double? CpuPercent { get; internal set; }

    public double CpuSecondsTotal { get; internal set; }

    public long ResidentBytes { get; internal set; }

    public long VirtualBytes { get; internal set; }

    public long? SharedBytes { get; internal set; }

    public long? SwapBytes { get; internal set; }

    public double? MemoryPercent { get; internal set; }

    public int Threads { get; internal set; }

    public int? OpenFiles { get; internal set; }

    public int? Sockets { get; internal set; }

    public long? ReadBytesTotal { get; internal set; }

    public long? WriteBytesTotal { get; internal set; }
}
