using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Tests.Gpu;

/// <summary>Holds the processes that a test put there; process 1 among them, as on a host where everything is visible.</summary>
internal sealed class FakeProcessTable : IProcessTable
{
    private readonly Dictionary<int, ProcessReading> _byPid = [];

    public FakeProcessTable() => Put(1, cpuPercent: 0);

    public IReadOnlyCollection<ProcessReading> Current => _byPid.Values;

    public ProcessReading? Find(int pid) => _byPid.GetValueOrDefault(pid);

    public FakeProcessTable Put(int pid, double? cpuPercent, string name = "python3")
    {
        _byPid[pid] = new ProcessReading { Pid = pid, StartTicks = 100, Key = $"{pid}@100", Name = name, User = "alice", ContainerId = "c0ffee", CpuPercent = cpuPercent };
        return this;
    }

    public void End(int pid) => _byPid.Remove(pid);
}
