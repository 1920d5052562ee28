using System.Text;
using Vedette.Collectors.Native;
using Vedette.Model.Scrubbing;
using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Model.States;

namespace Vedette.Collectors.Processes;

/// <summary>
/// The processes of this host. Each cycle reads /proc/PID/stat of every process, and more only where that moved or its turn has come (README). Not for several threads: it is read and asked in the
/// collection cycle. Texts are scrubbed when they are read.
/// </summary>
public sealed class ProcessTable : IProcessTable, ICollector, IStateSource, IDisposable
{
    /// <summary>Identities are read again after so long, each at a time of its own, for what changes without a trace: a title, a working directory.</summary>
    private const double IdentitySeconds = 600;

    /// <summary>Files that seldom move are read of a sixth of the processes each cycle: once a minute at ten seconds.</summary>
    private const int SlowCycles = 6;

    /// <summary>Memory is added to running machines too.</summary>
    private const int MemoryCycles = 60;

    private static readonly Labels CountSeries = Labels.Create(HostMetrics.Processes.Series);

    private readonly TimeProvider _clock;
    private readonly ProcessListing _listing;
    private readonly ProcessFileReader _files;
    private readonly ProcessIdentity _identity;
    private readonly DescriptorCount _descriptors;
    private readonly UserNames _users;
    private readonly HostFacts _host;
    private readonly Dictionary<int, TrackedProcess> _byPid = [];
    private readonly List<ProcessReading> _current = [];
    private long _cycle;
    private double _now;
    private bool _bootRead;
    private bool _usersLooked;
    private bool _collected;

    public ProcessTable(HostFiles files, TimeProvider clock)
    {
        _clock = clock;
        _listing = new ProcessListing(files.ProcRoot);
        _files = new ProcessFileReader(_listing);
        _users = new UserNames(files);
        _identity = new ProcessIdentity(_files, _users);
        _descriptors = new DescriptorCount(_files);
        _host = new HostFacts(files);
    }

    public string Name => "processes";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Process];

    public IReadOnlyCollection<ProcessReading> Current => _current;

    /// <summary>Asked for each process and cycle: the runtime where it serves or works on a language model.</summary>
    public Func<ProcessReading, string?>? LlmRuntime { get; set; }

    /// <summary>Asked for each process and cycle: what it holds of all cards.</summary>
    public Func<int, long?>? GpuMemoryBytes { get; set; }

    public ProcessReading? Find(int pid) => _byPid.TryGetValue(pid, out TrackedProcess? tracked) ? tracked.Reading : null;

    /// <summary>Reads the processes and tells how many there are; who joins with them runs behind this in the cycle.</summary>
    public void Collect(ISampleSink sink)
    {
        Refresh();
        _collected = true;
        sink.Add(CountSeries, _current.Count);
    }

    public void Report(IStateSink sink)
    {
        // Where nobody collected in this cycle, or where that failed and this is to fail, too.
        if (!_collected)
        {
            Refresh();
        }

        _collected = false;
        foreach (ProcessReading process in _current)
        {
            ProcessEntity.Write(process, LlmRuntime?.Invoke(process), GpuMemoryBytes?.Invoke(process.Pid), sink);
        }
    }

    /// <summary>Reads the processes anew.</summary>
    /// <exception cref="IOException">/proc cannot be listed, or no file of it can be opened for want of descriptors. What was known stays.</exception>
    public void Refresh()
    {
        _cycle++;
        _now = _clock.GetElapsedTime(0).TotalSeconds;
        _bootRead = false;
        _usersLooked = false;
        if (_cycle % MemoryCycles == 1)
        {
            _host.ReadMemory();
        }

        _listing.Start();
        while (_listing.TryNext(out ReadOnlySpan<byte> name))
        {
            if (ProcessFolder.TryParse(name, out int pid))
            {
                Read(pid);
            }
        }

        Sweep();
    }

    public void Dispose()
    {
        _listing.Dispose();
        _host.Dispose();
    }

    private void Read(int pid)
    {
        ReadOutcome outcome = _files.Read(pid, "stat"u8, out ReadOnlySpan<byte> text);
        if (outcome == ReadOutcome.Failed)
        {
            throw new IOException($"/proc/{pid}/stat cannot be read: the process is there, but the system refuses to open or read its file.");
        }

        if (outcome != ReadOutcome.Read || !ProcessStat.TryParse(text, out ProcessStat stat))
        {
            return;
        }

        bool known = _byPid.TryGetValue(pid, out TrackedProcess? tracked) && tracked.Reading.StartTicks == stat.StartTicks;
        tracked = known ? tracked! : Begin(pid, stat);
        bool renamed = TakeName(tracked, stat);
        bool execed = stat.StackStart != tracked.StackStart && stat.StackStart != 0 && tracked.StackStart != 0;
        bool grown = stat.VirtualBytes != tracked.Reading.VirtualBytes;
        bool moved = TakeStat(tracked, stat, out bool residentMoved);
        bool identify = !known || renamed || execed || tracked.IsBlank || _now >= tracked.NextIdentitySeconds || (grown && moved && stat.StackStart == 0 && _identity.HasNewCommandLine(tracked));
        if (ReadMore(tracked, identify, moved, residentMoved))
        {
            tracked.LastCycle = _cycle;
            _byPid[pid] = tracked;
        }
    }

    private TrackedProcess Begin(int pid, in ProcessStat stat)
    {
        if (!_bootRead)
        {
            _bootRead = true;
            _host.ReadBoot();
        }

        var reading = new ProcessReading
        {
            Pid = pid,
            StartTicks = stat.StartTicks,
            Key = $"{pid}@{stat.StartTicks}",
            KernelThread = stat.IsKernelThread,
            StartedAt = _host.StartOf(stat.StartTicks),
        };
        return new TrackedProcess(reading);
    }

    private static bool TakeName(TrackedProcess tracked, in ProcessStat stat)
    {
        ReadOnlySpan<byte> name = stat.IsKernelThread ? KernelThreadName.Stable(stat.Name) : stat.Name;
        if (tracked.NameIs(name))
        {
            return false;
        }

        tracked.Remember(name);
        tracked.Reading.Name = SecretScrubber.ScrubText(Encoding.UTF8.GetString(name));
        return true;
    }

    /// <returns>Whether the process ran since the last reading.</returns>
    private bool TakeStat(TrackedProcess tracked, in ProcessStat stat, out bool residentMoved)
    {
        ProcessReading reading = tracked.Reading;
        bool moved = !tracked.HasBaseline || stat.CpuTicks != tracked.LastTicks;
        double seconds = _now - tracked.LastSeconds;
        reading.CpuPercent = tracked.HasBaseline && seconds > 0 && stat.CpuTicks >= tracked.LastTicks
            ? Math.Round((stat.CpuTicks - tracked.LastTicks) / LibC.ClockTicksPerSecond / seconds * 100, 1)
            : null;
        tracked.LastTicks = stat.CpuTicks;
        tracked.LastSeconds = _now;
        tracked.HasBaseline = true;
        tracked.StackStart = stat.StackStart;
        residentMoved = stat.ResidentPages != tracked.LastResidentPages;
        tracked.LastResidentPages = stat.ResidentPages;
        if (residentMoved)
        {
            SetResident(reading, stat.ResidentPages > long.MaxValue / Environment.SystemPageSize ? 0 : stat.ResidentPages * Environment.SystemPageSize);
        }

        reading.ParentPid = stat.ParentPid;
        reading.Nice = stat.Nice;
        reading.Status = ProcessStates.Word(stat.State);
        reading.CpuSecondsTotal = Math.Round(stat.CpuTicks / LibC.ClockTicksPerSecond, 2);
        reading.VirtualBytes = stat.VirtualBytes;
        reading.Threads = stat.Threads;
        return moved;
    }

    /// <returns>False where the process ended meanwhile.</returns>
    private bool ReadMore(TrackedProcess tracked, bool identify, bool moved, bool residentMoved)
    {
        ProcessReading reading = tracked.Reading;
        bool turn = (_cycle + reading.Pid) % SlowCycles == 0;
        if (identify)
        {
            LookAtUsers();
            if (!_identity.TryRead(tracked))
            {
                return false;
            }

            // Amid an exec there is no command line yet: that is looked at once more, and who has none for good is left alone.
            tracked.IsBlank = !tracked.IsBlank && !reading.KernelThread && reading.CommandLine.Count == 0;

            // Spread over the time, so that no cycle reads them all again.
            tracked.NextIdentitySeconds = _now + (IdentitySeconds * (0.75 + (reading.Pid % 64 / 128.0)));
        }
        else if (turn && !reading.KernelThread && !_identity.TryReadStatus(reading))
        {
            return false;
        }

        if (!reading.KernelThread)
        {
            if (identify || residentMoved)
            {
                ReadMemory(reading);
            }

            if (identify || moved || turn)
            {
                ReadIo(reading);
            }

            // A kernel makes up each link that is followed: of processes that work this was the dearest part of a cycle.
            if (identify || turn)
            {
                CountDescriptors(reading);
            }
        }

        return true;
    }

    private void LookAtUsers()
    {
        if (!_usersLooked)
        {
            _usersLooked = true;
            _users.Refresh();
        }
    }

    // Newer kernels add up statm's numbers exactly, and stat's only to some pages per processor.
    private void ReadMemory(ProcessReading reading)
    {
        if (_files.Read(reading.Pid, "statm"u8, out ReadOnlySpan<byte> text) == ReadOutcome.Read && ProcessMemory.TryParse(text, out ProcessMemory memory))
        {
            reading.SharedBytes = memory.SharedBytes;
            SetResident(reading, memory.ResidentBytes);
        }
        else
        {
            reading.SharedBytes = null;
        }
    }

    private void SetResident(ProcessReading reading, long bytes)
    {
        reading.ResidentBytes = bytes;
        reading.MemoryPercent = _host.MemoryBytes is { } total ? Math.Round(bytes * 100.0 / total, 2) : null;
    }

    private void ReadIo(ProcessReading reading)
    {
        ProcessIo io = _files.Read(reading.Pid, "io"u8, out ReadOnlySpan<byte> text) == ReadOutcome.Read ? ProcessIo.Parse(text) : default;
        reading.ReadBytesTotal = io.ReadBytes;
        reading.WriteBytesTotal = io.WriteBytes;
    }

    private void CountDescriptors(ProcessReading reading)
    {
        bool counted = _descriptors.TryCount(reading.Pid, out int open, out int? sockets);
        reading.OpenFiles = counted ? open : null;
        reading.Sockets = counted ? sockets : null;
    }

    // Removing while walking is allowed, and the list keeps its room: a steady cycle allocates nothing.
    private void Sweep()
    {
        _current.Clear();
        foreach ((int pid, TrackedProcess tracked) in _byPid)
        {
            if (tracked.LastCycle == _cycle)
            {
                _current.Add(tracked.Reading);
            }
            else
            {
                _byPid.Remove(pid);
            }
        }
    }
}
