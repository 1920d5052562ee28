namespace Vedette.Collectors.Files;

/// <summary>The most that is read of a kernel file; a larger one is an error that names it.</summary>
internal static class FileCap
{
    /// <summary>Files of one line or a few: loadavg, uptime, meminfo, snmp, sockstat.</summary>
    public const int SmallBytes = 64 * 1024;

    /// <summary>Files that grow with the number of processors, interrupts or devices: some 100 bytes each, so 40,000 of them.</summary>
    public const int TableBytes = 4 * 1024 * 1024;
}
