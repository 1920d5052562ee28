namespace Vedette.Collectors.Cgroups;

/// <summary>What is read of a cgroup besides CPU time, memory and tasks. memory.stat and io.stat make the kernel add up all processors' counts, so only who shows them asks.</summary>
[Flags]
internal enum CgroupFigures
{
    None = 0,
    MemoryPeak = 1,
    InactiveCache = 2,
    InputOutput = 4,
}
