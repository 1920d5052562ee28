namespace Vedette.Collectors.Processes;

/// <summary>How reading one file of a process ended.</summary>
internal enum ReadOutcome
{
    Read,

    /// <summary>The process ended, or the kernel has no such file.</summary>
    Gone,

    /// <summary>This user may not read it.</summary>
    Denied,

    /// <summary>Neither: no free descriptor, no memory. It says nothing about the process.</summary>
    Failed,
}
