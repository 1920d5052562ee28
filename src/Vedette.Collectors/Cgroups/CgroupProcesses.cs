using System.Globalization;
using Vedette.Collectors.Native;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Cgroups;

/// <summary>Sums up the processes of a cgroup and of those below it, for kernels that do not count per cgroup.</summary>
internal sealed class CgroupProcesses(string folder, string procRoot)
{
    /// <summary>A unit with more of them is a build server's; half a sum would be a wrong number, so it gets none.</summary>
    private const int MostProcesses = 4096;

    /// <summary>Deeper than any delegation seen; a tree deeper than that gets no sum either.</summary>
    private const int MostFolders = 256;

    private static readonly double NanosecondsPerTick = 1e9 / LibC.ClockTicksPerSecond;

    private readonly Dictionary<ulong, Member> _members = [];
    private readonly List<ulong> _pids = [];
    private ulong _endedTicks;
    private int _round;

    /// <summary>False where the members cannot be listed, or there are too many.</summary>
    public bool TryMeasure(byte[] buffer, out ProcessSum sum)
    {
        sum = default;
        if (!TryList(buffer))
        {
            return false;
        }

        _round++;
        ulong ticks = 0, resident = 0, threads = 0;
        foreach (ulong pid in _pids)
        {
            if (Find(pid).File.TryRead(buffer, out ReadOnlySpan<byte> text) && ProcessStat.TryParse(text, out ProcessStat stat))
            {
                Count(pid, stat);
                ticks += stat.CpuTicks;
                resident += stat.ResidentPages * (ulong)Environment.SystemPageSize;
                threads += stat.Threads;
            }
        }

        ForgetEnded();
        sum = new ProcessSum((ulong)((ticks + _endedTicks) * NanosecondsPerTick), resident, threads);
        return true;
    }

    private Member Find(ulong pid)
    {
        if (!_members.TryGetValue(pid, out Member? member))
        {
            member = new Member(new CgroupFile(Path.Join(procRoot, pid.ToString(CultureInfo.InvariantCulture), "stat")));
            _members.Add(pid, member);
        }

        return member;
    }

    private void Count(ulong pid, in ProcessStat stat)
    {
        Member member = _members[pid];
        if (member.StartTicks != stat.StartTicks)
        {
            _endedTicks += member.CpuTicks;   // The number was given out again.
        }

        member.StartTicks = stat.StartTicks;
        member.CpuTicks = stat.CpuTicks;
        member.LastSeen = _round;
    }

    private void ForgetEnded()
    {
        foreach ((ulong pid, Member member) in _members)
        {
            if (member.LastSeen != _round)
            {
                _endedTicks += member.CpuTicks;
                _members.Remove(pid);
            }
        }
    }

    private bool TryList(byte[] buffer)
    {
        _pids.Clear();
        var folders = new Queue<string>([folder]);
        for (int visited = 0; folders.TryDequeue(out string? next); visited++)
        {
            if (visited == MostFolders || !TryAdd(next, buffer))
            {
                return false;
            }

            try
            {
                foreach (string child in Directory.EnumerateDirectories(next))
                {
                    folders.Enqueue(child);
                    if (folders.Count > MostFolders)
                    {
                        return false;
                    }
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return false;   // The cgroup ended while it was read.
            }
        }

        return true;
    }

    private bool TryAdd(string next, byte[] buffer)
    {
        if (!new CgroupFile(Path.Join(next, "cgroup.procs")).TryRead(buffer, out ReadOnlySpan<byte> text))
        {
            return false;
        }

        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (DecimalNumber.TryParse(line, out ulong pid) && pid > 0)
            {
                _pids.Add(pid);
            }
        }

        return _pids.Count <= MostProcesses;
    }

    private sealed class Member(CgroupFile file)
    {
        public CgroupFile File => file;

        public ulong StartTicks { get; set; }

        public ulong CpuTicks { get; set; }

        public int LastSeen { get; set; }
    }
}
