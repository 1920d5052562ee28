using Vedette.Collectors;
using Vedette.Collectors.Containers;
using Vedette.Collectors.Disks;
using Vedette.Collectors.Gpu;
using Vedette.Collectors.HostState;
using Vedette.Collectors.Llm;
using Vedette.Collectors.Packages;
using Vedette.Collectors.Processes;
using Vedette.Collectors.Services;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Bench.Micro;

/// <summary>The state cycle of this host as the agent runs it: what reads for it, every source's report, and the differences that would be sent. Without container sockets, which are the owner's to name.</summary>
internal sealed class StateCycle : IStateSink, IContainerTable, IDisposable
{
    private readonly StateTracker _tracker = new(TimeSpan.FromHours(6));
    private readonly ProcessTable _processes;
    private readonly GpuCollector _gpu;
    private readonly LlmLens _llm;

    private StateCycle(HostFiles files, IReadOnlyList<ICollector> defaults, PackageReader packages, ServiceReader services, SmartReader smart)
    {
        _processes = new ProcessTable(files, TimeProvider.System);
        _gpu = new GpuCollector(files, _processes, GpuOptions.Default);
        _llm = new LlmLens(files, _processes, _gpu, this, TimeProvider.System, askServers: false);
        _processes.LlmRuntime = _llm.RuntimeOf;
        var units = new ServiceStates(services, files);
        Collectors = [_processes, units, _gpu, _llm];
        Sources = [.. HostStateSources.Create(files, defaults, smart, "bench"), _processes, units, _gpu, _llm, new PackageStates(packages)];
    }

    /// <summary>Those that read for the states, in their order.</summary>
    public IReadOnlyList<ICollector> Collectors { get; }

    public IReadOnlyList<IStateSource> Sources { get; }

    public IReadOnlyList<ContainerReading>? Containers => null;

    public long TimestampMs { get; private set; }

    public FieldWriter Description { get; } = new();

    public FieldWriter Readings { get; } = new();

    public int Entities => _tracker.Count;

    public int Processes => _processes.Current.Count;

    public static async Task<StateCycle> OpenAsync(HostFiles files, IReadOnlyList<ICollector> defaults)
    {
        var packages = new PackageReader(files, TimeProvider.System);
        var services = new ServiceReader(files, text => text, words => words);
        await packages.ReadAsync(CancellationToken.None);
        await services.ReadAsync(CancellationToken.None);
        var smart = new SmartReader(files, TimeProvider.System);
        await smart.ReadAsync(CancellationToken.None);
        return new StateCycle(files, defaults, packages, services, smart);
    }

    /// <summary>The reports of one source, as a cycle of its own.</summary>
    public void Report(IReadOnlyList<IStateSource> sources)
    {
        TimestampMs += 10_000;
        _tracker.Begin(TimestampMs);
        foreach (IStateSource source in sources)
        {
            source.Report(this);
            foreach (EntityKind kind in source.Kinds)
            {
                _tracker.EndKind(kind);
            }
        }

        _tracker.Finish();
    }

    public void Add(EntityKind kind, string key)
    {
        _tracker.Observe(kind, key, Description.Written, Readings.Written);
        Description.Reset();
        Readings.Reset();
    }

    public void Dispose()
    {
        _processes.Dispose();
        _gpu.Dispose();
        _llm.Dispose();
    }
}
