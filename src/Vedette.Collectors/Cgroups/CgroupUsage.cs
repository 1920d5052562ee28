namespace Vedette.Collectors.Cgroups;

/// <summary>What one cgroup takes, as the kernel counts it. Null = the kernel does not tell.</summary>
internal readonly record struct CgroupUsage
{
    /// <summary>Since the cgroup was made.</summary>
    public ulong? CpuNanoseconds { get; init; }

    /// <summary>To the millisecond: what is finer is noise that does not pack.</summary>
    public double? CpuSeconds => CpuNanoseconds is { } nanoseconds ? Math.Round(nanoseconds / 1e9, 3) : null;

    public ulong? MemoryBytes { get; init; }

    /// <summary>Page cache that was not used lately; docker stats takes it off <see cref="MemoryBytes"/>.</summary>
    public ulong? InactiveFileBytes { get; init; }

    public ulong? MemoryPeakBytes { get; init; }

    /// <summary>Processes and threads.</summary>
    public ulong? Tasks { get; init; }

    public ulong? ReadBytes { get; init; }

    public ulong? WrittenBytes { get; init; }
}
