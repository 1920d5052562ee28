using Vedette.Collectors.Containers;
using Vedette.Collectors.Gpu;
using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Tests.Llm;

/// <summary>The three tables the lens joins, as a test fills them.</summary>
internal sealed class HeldTables : IProcessTable, IGpuTable, IContainerTable
{
    private readonly Dictionary<int, ProcessReading> _processes = [];

    public IReadOnlyCollection<ProcessReading> Current => _processes.Values;

    public List<GpuProcessReading> Gpu { get; } = [];

    public IReadOnlyList<GpuProcessReading> Processes => Gpu;

    public IReadOnlyList<ContainerReading>? Containers { get; set; }

    public ProcessReading? Find(int pid) => _processes.GetValueOrDefault(pid);

    public ProcessReading Add(int pid, int parent, string commandLine, string? containerId = null, string? executable = null)
    {
        var process = new ProcessReading
        {
            Pid = pid,
            StartTicks = 100,
            Key = $"{pid}@100",
            ParentPid = parent,
            CommandLine = commandLine.Split(' '),
            Executable = executable,
            ContainerId = containerId,
            ResidentBytes = 1000,
            CpuPercent = 10,
            Uid = 1000,
        };
        _processes[pid] = process;
        return process;
    }

    public void Remove(int pid) => _processes.Remove(pid);
}
