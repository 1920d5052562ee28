namespace Vedette.Collectors.Cgroups;

/// <summary>What the processes of one cgroup take together.</summary>
/// <param name="CpuNanoseconds">Never falls: what an ended process had taken when it was last seen stays in it.</param>
/// <param name="ResidentBytes">Pages that several of them map count for each.</param>
internal readonly record struct ProcessSum(ulong CpuNanoseconds, ulong ResidentBytes, ulong Threads);
