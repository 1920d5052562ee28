using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Flush;
using Vedette.Storage.Telemetry.Journal;
using Vedette.Storage.Telemetry.Reading;
using Vedette.Storage.Telemetry.Recovery;
using Vedette.Storage.Telemetry.Retention;

namespace Vedette.Storage.Telemetry;

/// <summary>
/// The telemetry store: samples go to the journal and the head in one durable group commit, from the head to chunk rows by flushes, and out by retention.
/// Opening it recovers; disposing it stops after what was called, without a flush.
/// </summary>
public sealed class TelemetryEngine : ISampleWriter, IStateWriter, ISpoolLedger, ISeriesReader, IStateReader, IAsyncDisposable
{
    private readonly EngineState _state;
    private readonly WriteQueue _queue;
    private readonly Committer _committer;
    private readonly ReaderPool _readers;
    private readonly SeriesReader _reader;
    private readonly StateStoreReader _states;
    private readonly int _maxStateBytes;
    private readonly TelemetryMaintenance _maintenance;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;

    private TelemetryEngine(ITelemetryStore store, TelemetryOptions options, TelemetryParts parts)
    {
        _state = new EngineState(parts.Clock);
        _queue = new WriteQueue(options.MaxQueuedBytes, options.MaxQueuedAppends);
        _committer = new Committer(store, parts.Faults, _state.Counters);
        _readers = new ReaderPool(store);
        var latest = new LatestFinder(_state.Head, _readers, parts.Events.ChunkCorrupt);
        _reader = new SeriesReader(_state, _readers, latest, parts.Events);
        _states = new StateStoreReader(_readers, options, _state.Counters, parts.Events);
        _maxStateBytes = options.MaxStateBytes;
        var flusher = new Flusher(_state, options, parts.Clock, _committer, parts.Faults);
        var retention = new RetentionSweeper(_state, options, parts.Clock, _committer, store, parts.Faults);
        _maintenance = new TelemetryMaintenance(flusher, retention, _state.Counters, parts.Events);
        flusher.DeleteLeftovers(Recover(store, parts));
        var notifier = new CommitNotifier(_state, parts);
        Start(new TelemetryWriter(new TelemetryPlanner(_state, options, parts.Clock), _queue, _committer, _maintenance, notifier));
        _timer = parts.Clock.CreateTimer(_ => Tick(), state: null, options.MaintenanceInterval, options.MaintenanceInterval);
    }

    /// <summary>Opens the engine over <paramref name="store"/>, which stays the caller's, and brings back what it held.</summary>
    /// <exception cref="ArgumentException">The options cannot be used; the message names every problem.</exception>
    public static TelemetryEngine Open(ITelemetryStore store, TelemetryOptions options, TelemetryParts parts)
    {
        IReadOnlyList<string> problems = options.Problems();
        return problems.Count == 0
            ? new TelemetryEngine(store, options, parts)
            : throw new ArgumentException(string.Join(' ', problems), nameof(options));
    }

    public TelemetryStatistics Statistics => _state.Counters.Read(_state.Registry.Count, _state.Head.ByteCount);

    public async ValueTask<DefineResult> DefineSeriesAsync(SpoolEpoch epoch, uint firstRef, IReadOnlyList<Labels> series, CancellationToken stop) =>
        await WriteAsync(new DefineSeriesRequest(epoch, firstRef, series), stop);

    public async ValueTask<AppendResult> AppendAsync(SpoolBatch batch, CancellationToken stop) =>
        await WriteAsync(new AppendBatchRequest(batch, batch.Encoding is TelemetryEncoding.StateV1 ? ReceivedState.TryRead(batch.Payload, _maxStateBytes) : null), stop);

    public async ValueTask<AppendResult> AppendAsync(SampleSet samples, CancellationToken stop) =>
        await WriteAsync(new AppendSetRequest(samples), stop);

    public async ValueTask<AppendResult> AppendAsync(PostedState state, CancellationToken stop) =>
        await WriteAsync(new AppendStateRequest(state, ReceivedState.TryRead(state.Payload, _maxStateBytes)), stop);

    public async ValueTask<SpoolOpened> OpenAsync(int agentId, string stampedAs, SpoolPosition presented, CancellationToken stop) =>
        await WriteAsync(new OpenSpoolRequest(agentId, stampedAs, presented), stop);

    public IAsyncEnumerable<SeriesSamples> SelectAsync(TimeRange range, IReadOnlyList<LabelMatcher> matchers, CancellationToken stop) =>
        _reader.SelectAsync(range, matchers, stop);

    public IReadOnlyList<LatestSample> Latest(IReadOnlyList<LabelMatcher> matchers, long notBeforeMs) => _reader.Latest(matchers, notBeforeMs);

    public StateChain? FindChain(int agentId, long atMs) => _states.FindChain(agentId, atMs);

    public IReadOnlyList<StateChain> Chains(int agentId, long fromMs, long toMs) => _states.Chains(agentId, fromMs, toMs);

    public void Read(StateSpan span, StateRowHandler handler) => _states.Read(span, handler);

    /// <summary>Writes all that was appended before into chunks, and completes when the journal is empty of it.</summary>
    public async ValueTask FlushAsync(CancellationToken stop) => await WriteAsync(new FlushRequest(), stop);

    /// <summary>Deletes what retention has due, now instead of at the next tick.</summary>
    public async ValueTask ApplyRetentionAsync(CancellationToken stop) => await WriteAsync(new MaintenanceRequest(), stop);

    /// <summary>Reads everything there is and checks structure and sums; every problem found, empty where all is sound.</summary>
    public IReadOnlyList<string> CheckIntegrity() => _readers.Use(IntegrityCheck.Run);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _timer, null) is not { } timer)
        {
            return;
        }

        await timer.DisposeAsync();
        _queue.Close();
        await _ended.Task;
        _committer.Dispose();
        _readers.Dispose();
        _queue.Dispose();
    }

    private async ValueTask<TResult> WriteAsync<TResult>(AwaitedRequest<TResult> request, CancellationToken stop)
    {
        await _queue.EnqueueAsync(request, stop);
        // Not cancelled from here on: it will be durable, and the caller should know.
        return await request.Completion;
    }

    private long Recover(ITelemetryStore store, TelemetryParts parts)
    {
        _committer.Prepare();
        using ITelemetryStoreReader reader = store.OpenReader();
        return new TelemetryRecovery(_state, parts.Events).Run(reader, _committer, parts.Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private void Start(TelemetryWriter writer)
    {
        var thread = new Thread(() =>
        {
            writer.Run();
            _ended.SetResult();
        })
        {
            Name = "telemetry-writer",
            IsBackground = true,
        };
        thread.Start();
    }

    private void Tick()
    {
        _maintenance.Tick();
        _queue.Wake();
    }
}
