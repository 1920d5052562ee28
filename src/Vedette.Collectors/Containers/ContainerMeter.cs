using System.Globalization;
using Vedette.Collectors.Cgroups;
using Vedette.Collectors.Rates;

namespace Vedette.Collectors.Containers;

/// <summary>What is kept of one container between cycles: its cgroup, found through its first process, its network, the baseline of its CPU time, its series.</summary>
internal sealed class ContainerMeter(HostFiles files, CgroupHierarchies hierarchies, byte[] buffer)
{
    /// <summary>Nanoseconds of CPU per second of time on 4096 cores: no cgroup takes more.</summary>
    private const double HighestNanosecondsPerSecond = 4096e9;

    private CounterRate _cpu = new(HighestNanosecondsPerSecond);
    private int? _pid;
    private string? _path;
    private Cgroup? _cgroup;
    private ContainerNetwork? _network;
    private ContainerSeries? _series;

    public int LastSeen { get; set; }

    /// <summary>The reading with what the kernel says now. A container without processes takes nothing that could be told.</summary>
    public ContainerReading Measured(ContainerReading read, double monotonicSeconds)
    {
        if (read.Pid != _pid || _cgroup is null)
        {
            Attach(read);
        }

        if (_cgroup?.Measure() is not { CpuNanoseconds: { } cpu } usage)
        {
            _cgroup = null;   // Gone, or not there yet: the process is asked again next time.
            return read;
        }

        (ulong Received, ulong Transmitted)? traffic = _network?.Measure();
        return read with
        {
            Cgroup = _path,
            CpuPercent = _cpu.TryNext(cpu, monotonicSeconds, out CounterStep step) ? Math.Round(step.PerSecond / 1e7, 2) : null,
            CpuSecondsTotal = usage.CpuSeconds,
            MemoryUsageBytes = WithoutInactiveCache(usage),
            MemoryWithCacheBytes = (long?)usage.MemoryBytes,
            NetworkReceiveBytesTotal = (long?)traffic?.Received,
            NetworkTransmitBytesTotal = (long?)traffic?.Transmitted,
            DiskReadBytesTotal = (long?)usage.ReadBytes,
            DiskWriteBytesTotal = (long?)usage.WrittenBytes,
            Processes = usage.Tasks is <= int.MaxValue and { } tasks ? (int)tasks : null,
        };
    }

    public void Write(ContainerReading reading, ISampleSink sink)
    {
        if (ContainerState.IsAlive(reading.State))
        {
            _series = _series is { } series && series.Fits(reading) ? series : new ContainerSeries(reading);
            _series.Write(reading, sink);
        }
    }

    private static long? WithoutInactiveCache(CgroupUsage usage) =>
        usage.MemoryBytes is { } memory ? (long)(usage.InactiveFileBytes is { } inactive && inactive < memory ? memory - inactive : memory) : null;

    private void Attach(ContainerReading read)
    {
        if (read.Pid != _pid)
        {
            _cpu = new CounterRate(HighestNanosecondsPerSecond);
        }

        _pid = read.Pid;
        _cgroup = null;
        _network = null;
        if (read.Pid is not { } pid || !new CgroupFile(files.Proc($"{pid.ToString(CultureInfo.InvariantCulture)}/cgroup")).TryRead(buffer, out ReadOnlySpan<byte> text))
        {
            return;
        }

        // Folders named after the id only: a process whose number was given out again, or one that shares its starter's cgroup, is not this container.
        CgroupFolders folders = hierarchies.Of(CgroupMembership.Parse(text), read.Id);
        if (folders != default)
        {
            _path = folders.Path;
            _cgroup = new Cgroup(folders, files.ProcRoot, buffer, CgroupFigures.InactiveCache | CgroupFigures.InputOutput);
            _network = new ContainerNetwork(files, pid, read.NetworkMode, buffer);
        }
    }
}
