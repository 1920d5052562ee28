using Vedette.Collectors.Cpu;
using Vedette.Collectors.Disk;
using Vedette.Collectors.Filesystem;
using Vedette.Collectors.LoadAverage;
using Vedette.Collectors.Memory;
using Vedette.Collectors.Network;
using Vedette.Collectors.Tcp;
using Vedette.Collectors.Uptime;

namespace Vedette.Collectors;

/// <summary>What every host measures of its processors, memory, disks, file systems and network.</summary>
public static class DefaultCollectors
{
    /// <summary>In the order they run; each keeps its kernel files open, so whoever is done with them disposes those that are <see cref="IDisposable"/>.</summary>
    public static IReadOnlyList<ICollector> Create(HostFiles files) =>
    [
        new CpuCollector(files),
        new MemoryCollector(files),
        new DiskCollector(files),
        new FilesystemCollector(files),
        new NetworkCollector(files),
        new LoadAverageCollector(files),
        new UptimeCollector(files),
        new TcpCollector(files),
    ];
}
