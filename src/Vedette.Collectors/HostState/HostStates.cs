using Vedette.Collectors.Cpu;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.LoadAverage;
using Vedette.Collectors.Memory;
using Vedette.Model.States;

namespace Vedette.Collectors.HostState;

/// <summary>The machine itself as an entity: what it is, and what its collectors read in this cycle.</summary>
internal sealed class HostStates(HostFiles files, CpuCollector cpu, MemoryCollector memory, LoadAverageCollector load, string agentVersion) : IStateSource
{
    private const string Key = "host";

    /// <summary>Kernel and processors change with a restart, the system's release with an upgrade: both can wait.</summary>
    private const long FactsMilliseconds = 5 * 60 * 1000;

    /// <summary>The kernel computes the time of its start from the wall clock, so corrections of that move it about.</summary>
    private const long BootTimeToleranceSeconds = 5;

    private readonly HostFactsReader _reader = new(files);
    private HostFacts? _facts;
    private long _readAtMs;
    private long? _bootTimeSeconds;

    public string Name => "host";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Host];

    public void Report(IStateSink sink)
    {
        if (_facts is null || Math.Abs(sink.TimestampMs - _readAtMs) >= FactsMilliseconds)
        {
            _facts = _reader.Read();
            _readAtMs = sink.TimestampMs;
        }

        Describe(_facts, sink.Description);
        FieldWriter readings = sink.Readings;
        readings.Number(HostFields.CpuUsagePercent, cpu.UsagePercent);
        readings.Integer(HostFields.MemoryUsedBytes, (long?)memory.Last.Used);
        readings.Integer(HostFields.MemoryAvailableBytes, (long?)memory.Last.Available);
        readings.Integer(HostFields.SwapUsedBytes, (long?)memory.Last.SwapUsed);
        readings.Number(HostFields.Load1, load.OneMinute);
        sink.Add(EntityKind.Host, Key);
    }

    private void Describe(HostFacts facts, FieldWriter description)
    {
        description.Text(HostFields.Hostname, facts.Hostname);
        description.Text(HostFields.OsName, facts.Os.Name);
        description.Text(HostFields.OsVersion, facts.Os.Version);
        description.Text(HostFields.OsId, facts.Os.Id);
        description.Text(HostFields.KernelVersion, facts.KernelVersion);
        description.Text(HostFields.Architecture, facts.Architecture);
        description.Text(HostFields.Virtualization, facts.Virtualization);
        description.Text(HostFields.BootId, facts.BootId);
        description.Integer(HostFields.BootTime, BootTimeSeconds() * 1000);
        description.Text(HostFields.MachineModel, facts.MachineModel);
        description.Text(HostFields.FirmwareVersion, facts.FirmwareVersion);
        CpuInfo processor = facts.Cpu;
        description.Text(HostFields.CpuModel, processor.Model);
        description.Text(HostFields.CpuVendor, processor.Vendor);
        description.Integer(HostFields.CpuSockets, processor.Sockets);
        description.Integer(HostFields.CpuCores, processor.Cores);
        description.Integer(HostFields.CpuThreads, processor.Threads);
        description.Integer(HostFields.MemoryTotalBytes, (long?)memory.Last.Total);
        description.Integer(HostFields.SwapTotalBytes, (long?)memory.Last.SwapTotal);
        description.Text(HostFields.NvidiaDriverVersion, facts.NvidiaDriverVersion);
        description.Text(HostFields.AgentVersion, agentVersion);
        description.Text(HostFields.CpuMicrocode, processor.Microcode);
        description.Text(HostFields.KernelCommandLine, facts.KernelCommandLine);
    }

    private long? BootTimeSeconds()
    {
        if (cpu.BootTimeSeconds is { } told && (_bootTimeSeconds is not { } held || Math.Abs(told - held) > BootTimeToleranceSeconds))
        {
            _bootTimeSeconds = told;
        }

        return _bootTimeSeconds;
    }
}
