using Vedette.Collectors.Containers;
using Vedette.Collectors.Gpu;
using Vedette.Collectors.Llm.Api;
using Vedette.Collectors.Llm.Evidence;
using Vedette.Collectors.Llm.ModelFiles;
using Vedette.Collectors.Processes;
using Vedette.Model.States;

namespace Vedette.Collectors.Llm;

/// <summary>
/// Models that are served on this host, and work on models: found among the processes, joined with cards and containers, and asked through loopback. Runs behind the process table; the readers in
/// <see cref="BackgroundReaders"/> run beside the cycle, and without them the lens knows what /proc tells. Each cycle: (1) classify processes (2) join them to workloads (3) tell the readers whom to
/// ask (4) make entities of what they last learned.
/// </summary>
public sealed class LlmLens : IStateSource, ICollector, IDisposable
{
    private readonly IProcessTable _processes;
    private readonly IGpuTable _gpus;
    private readonly IContainerTable _containers;
    private readonly ProcessTracker _tracker;
    private readonly WorkloadFinder _finder;
    private readonly ModelFileReader _modelFiles;
    private readonly LlmApiReader? _api;
    private readonly LlmSamples _samples = new();
    private IReadOnlyList<LlmEntity>? _entities;

    /// <param name="askServers">False: no request is made, not even on loopback; requests, tokens and Ollama's model names stay unknown.</param>
    public LlmLens(HostFiles files, IProcessTable processes, IGpuTable gpus, IContainerTable containers, TimeProvider clock, bool askServers = true)
    {
        _processes = processes;
        _gpus = gpus;
        _containers = containers;
        _tracker = new ProcessTracker(new EvidenceReader(files), clock);
        _finder = new WorkloadFinder(processes, _tracker);
        _modelFiles = new ModelFileReader(files);
        _api = askServers ? new LlmApiReader(clock) : null;
        BackgroundReaders = _api is null ? [_modelFiles] : [_modelFiles, _api];
    }

    public string Name => "llm";

    public IReadOnlyList<EntityKind> Kinds { get; } = [EntityKind.Llm];

    public IReadOnlyList<IBackgroundReader> BackgroundReaders { get; }

    internal IReadOnlyList<LlmEntity> Entities => _entities ?? [];

    public void Collect(ISampleSink sink)
    {
        Refresh();
        _samples.Write(Entities, sink);
    }

    public void Report(IStateSink sink)
    {
        if (_entities is null)
        {
            Refresh();   // A run that wants states only.
        }

        foreach (LlmEntity entity in Entities)
        {
            LlmEntityFields.Write(entity, sink);
        }
    }

    /// <summary>The runtime a process is shown with: ollama, vllm ...; null where it is no part of such work. Of the last <see cref="Collect"/>.</summary>
    public string? RuntimeOf(ProcessReading process) => _tracker.Find(process)?.Badge;

    public void Dispose() => _api?.Dispose();

    private void Refresh()
    {
        var holdings = new GpuHoldings(_gpus.Processes);
        _tracker.Update(_processes.Current, _containers.Containers, holdings.Pids);   // (1)
        List<Workload> workloads = _finder.Find(holdings.Pids);                         // (2)
        Tell(workloads);                                                               // (3)
        var builder = new LlmEntityBuilder(holdings, key => _api?.Find(key), _modelFiles.Known);
        _entities = [.. workloads.SelectMany(builder.Build)];                           // (4)
    }

    private void Tell(List<Workload> workloads)
    {
        _modelFiles.Wanted = [.. workloads.SelectMany(w => w.Members)
            .SelectMany(m => m.Evidence.ModelFiles.Select(f => new HeldModelFile(m.Process.Key, m.Process.Pid, f, m.Process.ContainerId is not null)))];
        if (_api is not null)
        {
            _api.Targets = [.. workloads.Select(Target).OfType<LlmApiTarget>()];
        }
    }

    /// <summary>Only what says by its own name that it is a server is asked: an unknown program that maps a library might take a GET for something else.</summary>
    private LlmApiTarget? Target(Workload workload)
    {
        bool serves = workload.Finding.Confidence >= LlmConfidence.Likely && workload.Members.Any(m => m.Finding?.Role is Detection.LlmRole.Server);
        if (!serves || !LlmApiReader.CanAsk(workload.Finding.Runtime))
        {
            return null;
        }

        string? containerId = workload.Root.Process.ContainerId;
        ContainerReading? container = containerId is null ? null : _containers.Containers?.FirstOrDefault(c => c.Id == containerId);
        IReadOnlyList<LoopbackAddress> addresses = ServerAddresses.Find(workload, container);
        return addresses.Count == 0 ? null : new LlmApiTarget(workload.Root.Process.Key, workload.Finding.Runtime, addresses);
    }
}
