using Vedette.Agent.Actions;
using Vedette.Agent.Configuration;
using Vedette.Agent.Consent;
using Vedette.Agent.Enrolment;
using Vedette.Agent.Link;
using Vedette.Agent.Logging;
using Vedette.Agent.Scheduling;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Spool;
using Vedette.Collectors;

namespace Vedette.Agent;

/// <summary>Puts the running agent together: collectors fill the spool, the link empties it, and neither waits for the other.</summary>
internal sealed class AgentProcess : IDisposable
{
    private readonly AgentSettings _settings;
    private readonly AgentCredentials _credentials;
    private readonly AgentLog _log;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _startedAt;
    private readonly UploadPlanState _plans;
    private readonly SpoolEvents _dropped;
    private readonly Spool.Spool _spool;
    private readonly LinkState _linkState;
    private readonly MachineParts _machine;
    private readonly BackgroundLoop _background;
    private readonly CollectionLoop _collection;
    private readonly LinkLoop _link;
    private readonly StatusFile _statusFile;
    private readonly HttpMessageInvoker _http;
    private readonly AgentFeatures _features;

    // Null where this agent watches no miners.
    private readonly ActionDesk? _actions;

    public AgentProcess(
        AgentSettings settings, StateDirectory state, AgentCredentials credentials, ConsentStatement consent, ServerTrust trust, AgentLog log, TimeProvider clock)
    {
        _settings = settings;
        _credentials = credentials;
        _log = log;
        _clock = clock;
        _startedAt = clock.GetUtcNow();
        _statusFile = new StatusFile(state);
        _dropped = new SpoolEvents(log);
        _spool = Spool.Spool.Open(new SpoolOptions(state.SpoolDirectory, settings.SpoolMaxBytes, SpoolOptions.DefaultSyncEvery), new SpoolDisk(), _dropped, clock, settings.Miners.IsOn ? SeriesDictionary.SiteLimit : SeriesDictionary.DefaultLimit);
        _linkState = new LinkState(clock);
        UploadPlan plan = UploadPlan.Default;
        _plans = new UploadPlanState(settings.CollectInterval is { } own ? plan with { CollectEvery = own, UploadEvery = own } : plan);

        _machine = MachineParts.Create(settings, clock);
        _background = new BackgroundLoop(_machine.Readers, clock, log);
        var states = new StateCycle([.. _machine.Sources.Select(s => new StateSourceRunner(s, log))], () => _background.AllReadOnce, _spool, _dropped);
        _features = new AgentFeatures(settings, state, _machine, log, clock);
        ICollector[] collectors = [.. _machine.Collectors, new OwnMetricsCollector(_spool, _dropped, _linkState, settings.Files), .. _features.Collectors];
        _collection = new CollectionLoop(
            [.. collectors.Select(c => new CollectorRunner(c, clock, log))], new FrameBuffer(_spool.Series, _dropped), new BatchBuilder(_spool, clock), states, _plans, clock)
        {
            CycleDone = WriteStatus,
            CycleSeen = _features.WantsSamples ? _features.AfterCycle : null,
        };

        _actions = _machine.Miners is { } miners
            ? ActionModule.Create(settings.MinerActionsFile, (state, credentials), miners.Connections, new SiteKnownMiners(miners.Site), log, clock)
            : null;
        _http = HttpFor(trust);
        var parts = new LinkParts(
            _spool,
            new HandshakeMessages(credentials, consent, AgentVersion.Text, clock),
            new HardwareReporter(_machine.ReadHardware, state, clock, log),
            new ServerRequests(_plans, settings.CollectInterval, log),
            _linkState,
            new LinkOptions(),
            log,
            clock) { Extension = _actions };
        var transports = new TransportSelector(ServerConnectors.Create(credentials.Identity, ServerUrl, settings.Transport, _http));
        _link = new LinkLoop(parts, transports, Backoff.AfterLoss(Random.Shared.NextDouble), Backoff.AfterRefusal(Random.Shared.NextDouble));
    }

    private Uri ServerUrl => _settings.ServerUrl ?? _credentials.Identity.ServerUrl;

    /// <summary>Runs until <paramref name="stop"/>; what was measured by then is in the spool when it returns.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        _log.Info("Started.", ("version", AgentVersion.Text), ("agent_id", _credentials.Identity.Id), ("server", $"{ServerUrl}"));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // Off this thread: a collection cycle is synchronous, and the link is to begin at once.
        Task collecting = Task.Run(() => _collection.RunAsync(ending.Token), CancellationToken.None);
        Task linking = Task.Run(() => _link.RunAsync(ending.Token), CancellationToken.None);
        Task reading = Task.Run(() => _background.RunAsync(ending.Token), CancellationToken.None);
        Task features = _features.RunAsync(ending.Token);
        Task acting = _actions?.RunAsync(ending.Token) ?? Task.CompletedTask;
        await Task.WhenAny(collecting, linking);
        await ending.CancelAsync();
        await Task.WhenAll(collecting, linking, reading, features, acting);
        WriteStatus();
        _log.Info("Stopped.", ("waiting", _spool.Counts.WaitingBatches));
    }

    public void Dispose()
    {
        _spool.Dispose();
        _http.Dispose();
        _features.Dispose();
        _actions?.Dispose();
        _machine.Dispose();
    }

    private static HttpMessageInvoker HttpFor(ServerTrust trust) => new(new SocketsHttpHandler
    {
        SslOptions = trust.Options(),
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        KeepAlivePingDelay = TimeSpan.FromSeconds(15),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
    });

    private void WriteStatus()
    {
        SpoolCounts counts = _spool.Counts;
        _statusFile.Write(_linkState.AddTo(new AgentStatus
        {
            Version = AgentVersion.Text,
            Pid = Environment.ProcessId,
            WrittenAt = _clock.GetUtcNow(),
            StartedAt = _startedAt,
            AgentId = _credentials.Identity.Id,
            AgentName = _credentials.Identity.Name,
            ServerUrl = $"{ServerUrl}",
            QueueBatches = counts.WaitingBatches,
            QueueBytes = counts.WaitingBytes,
            DroppedBatches = _dropped.AllDroppedBatches,
            DroppedSamples = _dropped.AllDroppedSamples,
            Series = _spool.Series.Count,
            IntervalSeconds = _plans.Current.CollectEvery.TotalSeconds,
        }));
    }
}
