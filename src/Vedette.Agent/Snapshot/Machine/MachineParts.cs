using Vedette.Agent.Configuration;
using Vedette.Agent.Miners;
using Vedette.Agent.Snapshot.Document;
using Vedette.Collectors;
using Vedette.Collectors.Containers;
using Vedette.Collectors.Disks;
using Vedette.Collectors.Gpu;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.HostState;
using Vedette.Collectors.Llm;
using Vedette.Collectors.Packages;
using Vedette.Collectors.Pressure;
using Vedette.Collectors.Processes;
using Vedette.Model.Scrubbing;
using Vedette.Collectors.Sensors;
using Vedette.Collectors.Services;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>
/// All that looks at this machine, for the running agent and for <c>snapshot</c>, <c>top</c> and the summary, which work before consent as well as after it. A reader among them may open a socket of the
/// machine itself (AF_UNIX, netlink), and an internet one only to loopback where <see cref="AgentSettings.LlmProbe"/> allows it, or to miners where
/// <see cref="AgentSettings.Miners"/> names their network; <see cref="AgentSettings.WithoutRequests"/> allows neither.
/// </summary>
internal sealed record MachineParts : IDisposable
{
    public required HostFiles Files { get; init; }

    /// <summary>In the order they run: who joins processes with something else comes behind the process table.</summary>
    public required IReadOnlyList<ICollector> Collectors { get; init; }

    /// <summary>Run behind all collectors: some report what those read.</summary>
    public IReadOnlyList<IStateSource> Sources { get; init; } = [];

    public IReadOnlyList<IBackgroundReader> Readers { get; init; } = [];

    public IProcessTable Processes { get; init; } = new NoProcesses();

    public IServiceTable Services { get; init; } = new NoServices();

    public IContainerTable Containers { get; init; } = new NoContainers();

    /// <summary>Null where no network of miners is named.</summary>
    public MinerModule? Miners { get; init; }

    /// <summary>Null = the fields that need a look into each process are left out.</summary>
    public Func<IProcessDetails>? OpenProcessDetails { get; init; }

    /// <summary>The LLM runtime that a process is part of; null where it is none.</summary>
    public Func<ProcessReading, string?> LlmRuntime { get; init; } = _ => null;

    public required Func<HardwareReading> ReadHardware { get; init; }

    /// <summary>The parts for this machine.</summary>
    public static MachineParts Create(AgentSettings settings, TimeProvider clock)
    {
        HostFiles files = settings.Files;
        IReadOnlyList<ICollector> defaults = DefaultCollectors.Create(files);
        var processes = new ProcessTable(files, clock);
        var serviceReader = new ServiceReader(files, SecretScrubber.ScrubText, SecretScrubber.ScrubArguments);
        var services = new ServiceStates(serviceReader, files);
        var containerReader = new ContainerReader(
            new ContainerReaderOptions { Sockets = settings.ContainerSockets }, SecretScrubber.ScrubEnvironmentEntry, SecretScrubber.ScrubArguments, clock);
        var containers = new ContainerStates(containerReader, files);
        var gpu = new GpuCollector(files, processes, GpuOptions.Default);
        var llm = new LlmLens(files, processes, gpu, containers, clock, settings.LlmProbe);
        var smart = new SmartReader(files, clock);
        var packages = new PackageReader(files, clock);
        processes.LlmRuntime = llm.RuntimeOf;
        processes.GpuMemoryBytes = pid => MemoryOnCards(gpu, pid);
        MinerModule? miners = MinerModule.Create(settings, clock);
        return new MachineParts
        {
            Files = files,
            Collectors = [.. defaults, new PressureCollector(files), new SensorCollector(files), processes, services, containers, gpu, llm, .. miners?.Collectors ?? []],
            Sources = [.. HostStateSources.Create(files, defaults, smart, AgentVersion.Text), processes, services, containers, gpu, llm, new PackageStates(packages), .. miners?.Sources ?? []],
            Readers = [serviceReader, containerReader, packages, smart, gpu, .. llm.BackgroundReaders, .. miners?.Readers ?? []],
            Processes = processes,
            Services = services,
            Containers = containers,
            Miners = miners,
            OpenProcessDetails = () => new HostProcessDetails(files),
            LlmRuntime = llm.RuntimeOf,
            ReadHardware = new HardwareReader(files).Read,
        };
    }

    public void Dispose()
    {
        IEnumerable<object> all = [.. Collectors, .. Sources, .. Readers];
        foreach (IDisposable part in all.Distinct(ReferenceEqualityComparer.Instance).OfType<IDisposable>())
        {
            part.Dispose();
        }
    }

    // Few processes hold memory of a card; most hosts have no card at all.
    private static long? MemoryOnCards(GpuCollector gpu, int pid)
    {
        long? sum = null;
        foreach (GpuProcessReading held in gpu.Processes)
        {
            sum = held.Pid == pid && held.MemoryBytes is { } bytes ? (sum ?? 0) + bytes : sum;
        }

        return sum;
    }
}
