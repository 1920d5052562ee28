using Vedette.Agent.Snapshot.Document;
using Vedette.Collectors;
using Vedette.Collectors.Containers;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.Processes;
using Vedette.Collectors.Scrubbing;
using Vedette.Collectors.Services;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>
/// All that can look at this machine without asking anybody over a network: what <c>snapshot</c>, <c>top</c> and the summary work with before consent as well as after it. A reader among them may open a
/// socket of the machine itself (AF_UNIX, netlink), never one of the internet's.
/// </summary>
internal sealed record MachineParts
{
    public required HostFiles Files { get; init; }

    /// <summary>In the order they run; those that are <see cref="IDisposable"/> are disposed with the look that uses them.</summary>
    public required IReadOnlyList<ICollector> Collectors { get; init; }

    public IReadOnlyList<IStateSource> Sources { get; init; } = [];

    /// <summary>Each is run before a cycle.</summary>
    public IReadOnlyList<IBackgroundReader> Readers { get; init; } = [];

    public IProcessTable Processes { get; init; } = new NoProcesses();

    public IServiceTable Services { get; init; } = new NoServices();

    public IContainerTable Containers { get; init; } = new NoContainers();

    /// <summary>Null = the fields that need a look into each process are left out.</summary>
    public Func<IProcessDetails>? OpenProcessDetails { get; init; }

    /// <summary>The LLM runtime that a process is part of; null where it is none.</summary>
    public Func<ProcessReading, string?> LlmRuntime { get; init; } = _ => null;

    public required Func<HardwareReading> ReadHardware { get; init; }

    /// <summary>The parts for this machine.</summary>
    public static MachineParts Create(HostFiles files, TimeProvider clock)
    {
        var processes = new ProcessTable(files, clock);
        var serviceReader = new ServiceReader(files, SecretScrubber.ScrubText, SecretScrubber.ScrubArguments);
        var services = new ServiceStates(serviceReader, files);
        return new MachineParts
        {
            Files = files,
            Collectors = [.. DefaultCollectors.Create(files), services],
            Sources = [processes, services],
            Readers = [serviceReader],
            Processes = processes,
            Services = services,
            OpenProcessDetails = () => new HostProcessDetails(files),
            ReadHardware = new HardwareReader(files).Read,
        };
    }
}
