using Vedette.Agent.Bridge;
using Vedette.Agent.Configuration;
using Vedette.Agent.Link;
using Vedette.Agent.Logging;
using Vedette.Agent.MetricsPage;
using Vedette.Agent.Snapshot.Document;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Telegraf;
using Vedette.Collectors;
using Vedette.Collectors.Hardware;
using Vedette.Model.States;

namespace Vedette.Agent;

/// <summary>What the owner of the machine may switch on beside delivering to the server: the feed of a VM Bridge, a Telegraf, the metrics page. Made after consent only.</summary>
internal sealed class AgentFeatures : IDisposable
{
    /// <summary>The inventory in a bridge's state may be this old: reading it looks at every device.</summary>
    private static readonly TimeSpan HardwareAge = TimeSpan.FromMinutes(10);

    private readonly MachineParts _parts;
    private readonly TimeProvider _clock;
    private readonly List<ICollector> _collectors = [];
    private readonly List<Func<CancellationToken, Task>> _loops = [];
    private readonly SystemStateBuilder _builder;
    private readonly BridgeFeed? _bridge;
    private readonly PublishedCycle? _page;
    private readonly MetricsPageServer? _pageServer;
    private readonly HttpMessageInvoker? _bridgeHttp;
    private HardwareReading? _hardware;
    private long _hardwareReadAt;

    public AgentFeatures(AgentSettings settings, StateDirectory state, MachineParts parts, AgentLog log, TimeProvider clock)
    {
        _parts = parts;
        _clock = clock;
        _builder = new SystemStateBuilder(parts, clock) { IncludeProcesses = settings.Bridge.IncludeProcesses, IncludeNetwork = settings.Bridge.IncludeNetwork };
        if (settings.Bridge.Url is { } bridge)
        {
            var counts = new BridgeCounts();
            _bridge = new BridgeFeed(settings.Bridge.Interval, counts, clock);
            _bridgeHttp = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
            _collectors.Add(new BridgeCollector(counts));
            _loops.Add(new BridgeLoop(_bridge, new BridgePost(_bridgeHttp, bridge, settings.Bridge, clock), counts, log, clock).RunAsync);
        }

        if (settings.Telegraf.Binary is not null)
        {
            var samples = new TelegrafSamples();
            _collectors.Add(samples);
            TimeSpan interval = settings.CollectInterval ?? TimeSpan.FromSeconds(10);
            _loops.Add(new TelegrafSupervisor(settings.Telegraf, state, samples, log, clock) { Interval = interval }.RunAsync);
        }

        if (settings.MetricsPage.Listen is { } listen)
        {
            _page = new PublishedCycle();
            _pageServer = new MetricsPageServer(listen, _page, log, clock);
            _loops.Add(ServePageAsync);
        }
    }

    /// <summary>What the features measure; they run with the others, last.</summary>
    public IReadOnlyList<ICollector> Collectors => _collectors;

    /// <summary>False where nothing of a cycle is looked at, so that it need not be kept.</summary>
    public bool WantsSamples => _bridge is not null || _page is not null;

    /// <summary>Called after each cycle, on its thread.</summary>
    public void AfterCycle(SampleSet samples)
    {
        _page?.Publish(new LastCycle(samples.TimestampMs, samples.All));
        _bridge?.AfterCycle(() => _builder.Build(DateTimeOffset.FromUnixTimeMilliseconds(samples.TimestampMs), Hardware().Info, samples, Gpus(samples.TimestampMs)));
    }

    /// <summary>Runs what was switched on until <paramref name="stop"/>; at once done where that is nothing.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(_loops.Select(loop => Task.Run(() => loop(stop), CancellationToken.None)));

    public void Dispose()
    {
        _pageServer?.Dispose();
        _bridgeHttp?.Dispose();
    }

    private Task ServePageAsync(CancellationToken stop) => _pageServer!.TryListen() ? _pageServer.RunAsync(stop) : Task.CompletedTask;

    private HardwareReading Hardware()
    {
        if (_hardware is null || _clock.GetElapsedTime(_hardwareReadAt) > HardwareAge)
        {
            _hardware = HardwareInventory.Read(_parts.ReadHardware);
            _hardwareReadAt = _clock.GetTimestamp();
        }

        return _hardware;
    }

    private IEnumerable<StateEntity> Gpus(long timestampMs) =>
        _parts.Sources.Where(s => s.Kinds.Contains(EntityKind.Gpu)).SelectMany(s => StateEntities.Of(s, timestampMs));
}
