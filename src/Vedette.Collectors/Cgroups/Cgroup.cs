namespace Vedette.Collectors.Cgroups;

/// <summary>One cgroup that is measured again and again. Not for several threads.</summary>
internal sealed class Cgroup
{
    /// <summary>memory.stat is the longest of them: some 60 lines of 30 bytes, with room for kernels to come.</summary>
    private const int BufferBytes = 16 * 1024;

    private readonly CgroupFile?[] _cpuStat;
    private readonly CgroupFile?[] _cpuUsage;
    private readonly CgroupFile?[] _memory;
    private readonly CgroupFile?[] _memoryStat;
    private readonly CgroupFile?[] _memoryPeak;
    private readonly CgroupFile?[] _tasks;
    private readonly CgroupFile?[] _ioStat;
    private readonly CgroupFile?[] _ioServiceBytes;
    private readonly CgroupProcesses? _processes;
    private readonly byte[] _buffer;

    /// <param name="folders">Where the cgroup's files are.</param>
    /// <param name="procRoot">For the processes, which are summed up where the cgroup itself does not count.</param>
    /// <param name="buffer">Shared by the cgroups of one owner; see <see cref="NewBuffer"/>.</param>
    /// <param name="figures">What is read besides CPU time, memory and tasks.</param>
    public Cgroup(CgroupFolders folders, string procRoot, byte[] buffer, CgroupFigures figures)
    {
        _buffer = buffer;
        _cpuStat = [In(folders.Unified, "cpu.stat")];
        _cpuUsage = [In(folders.Cpu, "cpuacct.usage")];
        _memory = [In(folders.Unified, "memory.current"), In(folders.Memory, "memory.usage_in_bytes")];
        _memoryStat = figures.HasFlag(CgroupFigures.InactiveCache) ? [In(folders.Unified, "memory.stat"), In(folders.Memory, "memory.stat")] : [];
        _memoryPeak = figures.HasFlag(CgroupFigures.MemoryPeak) ? [In(folders.Unified, "memory.peak"), In(folders.Memory, "memory.max_usage_in_bytes")] : [];
        _tasks = [In(folders.Unified, "pids.current"), In(folders.Tasks, "pids.current")];
        bool io = figures.HasFlag(CgroupFigures.InputOutput);
        _ioStat = io ? [In(folders.Unified, "io.stat")] : [];
        _ioServiceBytes = io ? [In(folders.Io, "blkio.throttle.io_service_bytes_recursive"), In(folders.Io, "blkio.throttle.io_service_bytes")] : [];
        _processes = folders.Processes is { } members ? new CgroupProcesses(members, procRoot) : null;
    }

    public static byte[] NewBuffer() => new byte[BufferBytes];

    public CgroupUsage Measure()
    {
        (ulong? read, ulong? written) = Io();
        var usage = new CgroupUsage
        {
            CpuNanoseconds = CpuNanoseconds(),
            MemoryBytes = Number(_memory),
            InactiveFileBytes = Key(_memoryStat, "total_inactive_file"u8) ?? Key(_memoryStat, "inactive_file"u8),
            MemoryPeakBytes = Number(_memoryPeak),
            Tasks = Number(_tasks),
            ReadBytes = read,
            WrittenBytes = written,
        };
        return _processes is null || usage is { CpuNanoseconds: not null, MemoryBytes: not null, Tasks: not null } ? usage : WithProcesses(usage);
    }

    private CgroupUsage WithProcesses(CgroupUsage usage) => _processes!.TryMeasure(_buffer, out ProcessSum sum)
        ? usage with
        {
            CpuNanoseconds = usage.CpuNanoseconds ?? sum.CpuNanoseconds,
            MemoryBytes = usage.MemoryBytes ?? sum.ResidentBytes,
            Tasks = usage.Tasks ?? sum.Threads,
        }
        : usage;

    private static CgroupFile? In(string? folder, string name) => folder is null ? null : new CgroupFile(Path.Join(folder, name));

    private ulong? CpuNanoseconds() => Key(_cpuStat, "usage_usec"u8) is { } microseconds ? microseconds * 1000 : Number(_cpuUsage);

    private (ulong? Read, ulong? Written) Io()
    {
        if (TryRead(_ioStat, out ReadOnlySpan<byte> text))
        {
            return CgroupText.IoStat(text);
        }

        return TryRead(_ioServiceBytes, out text) ? CgroupText.IoServiceBytes(text) : (null, null);
    }

    private ulong? Number(CgroupFile?[] places) => TryRead(places, out ReadOnlySpan<byte> text) && CgroupText.TryNumber(text, out ulong value) ? value : null;

    private ulong? Key(CgroupFile?[] places, ReadOnlySpan<byte> key) => TryRead(places, out ReadOnlySpan<byte> text) && CgroupText.TryKey(text, key, out ulong value) ? value : null;

    /// <summary>The first of the places that has the file.</summary>
    private bool TryRead(CgroupFile?[] places, out ReadOnlySpan<byte> text)
    {
        foreach (CgroupFile? place in places)
        {
            if (place is not null && place.TryRead(_buffer, out text))
            {
                return true;
            }
        }

        text = default;
        return false;
    }
}
