namespace Vedette.Collectors.Cgroups;

/// <summary>The folders of one cgroup, one per tree. Null = not in that tree.</summary>
internal readonly record struct CgroupFolders
{
    /// <summary>What /proc/PID/cgroup calls it.</summary>
    public string? Path { get; init; }

    public string? Unified { get; init; }

    public string? Cpu { get; init; }

    public string? Memory { get; init; }

    public string? Tasks { get; init; }

    public string? Io { get; init; }

    /// <summary>The one whose cgroup.procs names the members.</summary>
    public string? Processes { get; init; }
}
