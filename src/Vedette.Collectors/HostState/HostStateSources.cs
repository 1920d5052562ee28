using Vedette.Collectors.Cpu;
using Vedette.Collectors.Disks;
using Vedette.Collectors.Filesystem;
using Vedette.Collectors.LoadAverage;
using Vedette.Collectors.Memory;
using Vedette.Collectors.MemoryModules;
using Vedette.Collectors.Network;

namespace Vedette.Collectors.HostState;

/// <summary>What every host reports of itself beside its processes.</summary>
public static class HostStateSources
{
    /// <param name="collectors">As <see cref="DefaultCollectors"/> made them: what they read in a cycle is reported, and no file is read twice.</param>
    /// <param name="smart">Run by whoever runs background readers.</param>
    /// <param name="agentVersion">As the agent tells it elsewhere.</param>
    public static IReadOnlyList<IStateSource> Create(HostFiles files, IReadOnlyList<ICollector> collectors, SmartReader smart, string agentVersion) =>
    [
        new HostStates(files, Of<CpuCollector>(collectors), Of<MemoryCollector>(collectors), Of<LoadAverageCollector>(collectors), agentVersion),
        new DiskStates(files, smart),
        new FilesystemStates(Of<FilesystemCollector>(collectors)),
        new NetworkInterfaceStates(files, Of<NetworkCollector>(collectors)),
        new MemoryModuleStates(files),
    ];

    private static T Of<T>(IReadOnlyList<ICollector> collectors) => collectors.OfType<T>().Single();
}
