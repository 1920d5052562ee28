using Vedette.Model.Series;
using Vedette.Protocol.Batches;
using Vedette.Protocol.Messages;
using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Testing;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>What every test of the engine stands on: an engine over a backend that a derived class opens, a clock, and short words for appends and queries.</summary>
public abstract class TelemetryStoreContract : IAsyncLifetime
{
    protected const int Agent = 7;

    // In the middle of a time bucket.
    protected static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);

    private readonly List<ITelemetryStore> _stores = [];
    private TelemetryEngine? _engine;

    protected ManualClock Clock { get; } = new(Start);

    protected FaultAt Faults { get; } = new();

    protected CollectingListener Listener { get; } = new();

    protected CollectingStateListener StateListener { get; } = new();

    protected TelemetryOptions Options { get; set; } = new();

    protected TelemetryEngine Engine => _engine!;

    protected long NowMs => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        OpenEngine();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Faults.Disarm();
        await Engine.DisposeAsync();
        _stores.ForEach(s => s.Dispose());
        Cleanup();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store under test; the second call of a test sees what the first left.</summary>
    protected abstract ITelemetryStore OpenStore(IFaultPoints faults);

    /// <summary>The next <see cref="OpenStore"/> sees the store as it is on the disk now, as after a power failure.</summary>
    protected abstract void SnapshotStore();

    protected abstract void Cleanup();

    protected ITelemetryStore Store => _stores[^1];

    protected void OpenEngine()
    {
        _stores.Add(OpenStore(Faults));
        _engine = TelemetryEngine.Open(Store, Options, new TelemetryParts { Clock = Clock, Faults = Faults, Listeners = [Listener], StateListeners = [StateListener] });
    }

    /// <summary>Stops without a flush and opens again, as after a kill: nothing happens at the end of a process that a kill would leave out.</summary>
    protected async Task RestartAsync()
    {
        await Engine.DisposeAsync();
        OpenEngine();
    }

    /// <summary>Takes the disk as it is at this moment, leaves the running engine behind, and recovers from the copy.</summary>
    protected async Task CrashAsync()
    {
        SnapshotStore();
        TelemetryEngine old = Engine;
        Faults.Disarm();
        OpenEngine();
        await old.DisposeAsync();
    }

    protected async Task<SpoolEpoch> OpenSpoolAsync(int agent = Agent, string name = "db1") =>
        new(agent, (await Engine.OpenAsync(agent, name, new SpoolPosition { NextSeq = 1, OldestSeq = 1 }, Stop)).Epoch);

    protected async Task<SpoolEpoch> OpenSpoolWithSeriesAsync(int series, int agent = Agent)
    {
        SpoolEpoch epoch = await OpenSpoolAsync(agent);
        await Engine.DefineSeriesAsync(epoch, 0, [.. Enumerable.Range(0, series).Select(i => SeriesOf(agent, i))], Stop);
        return epoch;
    }

    protected static Labels SeriesOf(int agent, int number) =>
        Labels.Create($"metric_{number % 10}", new Label("agent", $"{agent}"), new Label("part", $"{number / 10}"));

    protected static byte[] Payload(params (long TimestampMs, uint Ref, double Value)[] samples)
    {
        var encoder = new TelemetryBatchEncoder();
        encoder.Reset();
        foreach (IGrouping<long, (long TimestampMs, uint Ref, double Value)> frame in samples.GroupBy(s => s.TimestampMs))
        {
            encoder.BeginFrame(frame.Key);
            foreach ((_, uint reference, double value) in frame.OrderBy(s => s.Ref))
            {
                encoder.Add(reference, value);
            }

            encoder.EndFrame();
        }

        return encoder.WrittenSpan.ToArray();
    }

    protected SpoolBatch Batch(SpoolEpoch epoch, ulong seq, params (long TimestampMs, uint Ref, double Value)[] samples) =>
        new(epoch, seq, 1, TelemetryEncoding.FramesV1, Payload(samples), NowMs);

    protected async Task<AppendResult> AppendAsync(SpoolEpoch epoch, ulong seq, params (long TimestampMs, uint Ref, double Value)[] samples) =>
        await Engine.AppendAsync(Batch(epoch, seq, samples), Stop);

    protected async Task<AppendResult> AppendSetAsync(Labels series, params (long TimestampMs, double Value)[] samples) =>
        await Engine.AppendAsync(new SampleSet(Agent, [series], [.. samples.Select(s => new IndexedSample(0, s.TimestampMs, s.Value))], NowMs), Stop);

    protected async Task<List<SeriesSamples>> SelectAsync(params LabelMatcher[] matchers) => await SelectAsync(new TimeRange(0, long.MaxValue), matchers);

    protected async Task<List<SeriesSamples>> SelectAsync(TimeRange range, params LabelMatcher[] matchers)
    {
        var found = new List<SeriesSamples>();
        await foreach (SeriesSamples samples in Engine.SelectAsync(range, matchers, Stop))
        {
            found.Add(samples);
        }

        return found;
    }

    /// <summary>All there is, in a form that compares: one line per series, sorted.</summary>
    protected async Task<List<string>> ContentsAsync() =>
        [.. (await SelectAsync()).Select(s => $"{s.Labels} {string.Join(' ', s.TimestampsMs.ToArray().Zip(s.Values.ToArray(), (t, v) => $"{t}:{BitConverter.DoubleToInt64Bits(v):x}"))}").Order(StringComparer.Ordinal)];

    protected async Task<(long TimestampMs, double Value)[]> SamplesOfAsync(Labels series)
    {
        SeriesSamples[] found = [.. await SelectAsync([.. series.Select(l => LabelMatcher.Equal(l.Name, l.Value))])];
        return found.Length == 0 ? [] : [.. Assert.Single(found).TimestampsMs.ToArray().Zip(found[0].Values.ToArray())];
    }
}
