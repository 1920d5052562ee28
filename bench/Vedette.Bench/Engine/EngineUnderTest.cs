using Vedette.Bench.Measuring;
using Vedette.Bench.Recording;
using Vedette.Protocol.Messages;
using Vedette.Storage.Sqlite.Telemetry;
using Vedette.Storage.Telemetry;

namespace Vedette.Bench.Engine;

/// <summary>A telemetry engine over SQLite in a temporary folder with a fleet's series defined, fed round by round.</summary>
internal sealed class EngineUnderTest : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Fleet _fleet;
    private readonly ReplayClock _clock;
    private readonly SpoolEpoch[] _epochs;
    private readonly SpoolBatch[] _round;
    private SqliteTelemetryStore _store;
    private int _step;

    private EngineUnderTest(Fleet fleet)
    {
        _fleet = fleet;
        // On the edge of a time bucket, a day ago.
        StartMs = (DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).ToUnixTimeSeconds() / 7200 * 7_200_000) - 86_400_000;
        _clock = new ReplayClock(DateTimeOffset.FromUnixTimeMilliseconds(StartMs));
        _epochs = new SpoolEpoch[fleet.Hosts];
        _round = new SpoolBatch[fleet.Hosts];
        _store = SqliteTelemetryStore.Open(DatabasePath, NoFaultPoints.Instance);
        Engine = Open();
    }

    public TelemetryEngine Engine { get; private set; }

    public long StartMs { get; }

    public long NowMs => StartMs + ((long)_step * Fleet.StepMs);

    public string DatabasePath => _folder.File("telemetry.db");

    /// <summary>CPU time of the appends so far, without the encoding before them.</summary>
    public TimeSpan AppendCpu { get; private set; }

    public TimeSpan AppendTime { get; private set; }

    public long PayloadBytes { get; private set; }

    public static async Task<EngineUnderTest> CreateAsync(Fleet fleet)
    {
        var made = new EngineUnderTest(fleet);
        for (int host = 0; host < fleet.Hosts; host++)
        {
            SpoolOpened opened = await made.Engine.OpenAsync(host + 1, Fleet.Instance(host), new SpoolPosition { NextSeq = 1, OldestSeq = 1 }, CancellationToken.None);
            made._epochs[host] = new SpoolEpoch(host + 1, opened.Epoch);
            await made.Engine.DefineSeriesAsync(made._epochs[host], 0, fleet.LabelsOf(host), CancellationToken.None);
        }

        return made;
    }

    /// <summary>One scrape of every host, all on their way at the same moment: the writer groups them.</summary>
    public async Task RoundAsync(bool oneByOne = false)
    {
        long now = NowMs;
        for (int host = 0; host < _round.Length; host++)
        {
            byte[] payload = _fleet.Batch(host, _step, now);
            PayloadBytes += payload.Length;
            _round[host] = new SpoolBatch(_epochs[host], (ulong)_step + 1, (ulong)_step + 1, TelemetryEncoding.FramesV1, payload, now);
        }

        _clock.MoveTo(now);
        TimeSpan cpu = ProcessCpu.Own;
        long began = _clock.GetTimestamp();
        if (oneByOne)
        {
            foreach (SpoolBatch batch in _round)
            {
                Check(await Engine.AppendAsync(batch, CancellationToken.None));
            }
        }
        else
        {
            Array.ForEach(await Task.WhenAll(_round.Select(b => Engine.AppendAsync(b, CancellationToken.None).AsTask())), Check);
        }

        AppendTime += _clock.GetElapsedTime(began);
        AppendCpu += ProcessCpu.Own - cpu;
        _step++;
    }

    /// <summary>Appends <paramref name="rounds"/> rounds; CPU microseconds per sample of each of five parts.</summary>
    public async Task<double[]> PartsAsync(int rounds, bool oneByOne = false)
    {
        var parts = new double[5];
        for (int part = 0; part < parts.Length; part++)
        {
            TimeSpan before = AppendCpu;
            int count = (rounds * (part + 1) / parts.Length) - (rounds * part / parts.Length);
            for (int i = 0; i < count; i++)
            {
                await RoundAsync(oneByOne);
            }

            parts[part] = (AppendCpu - before).TotalMicroseconds / (count * _fleet.SamplesPerRound);
        }

        return parts;
    }

    /// <summary>Writes all to chunk rows; the CPU time it took.</summary>
    public async Task<TimeSpan> FlushAsync()
    {
        TimeSpan cpu = ProcessCpu.Own;
        await Engine.FlushAsync(CancellationToken.None);
        return ProcessCpu.Own - cpu;
    }

    /// <summary>Closes the engine: SQLite moves its log into the file.</summary>
    public async Task CloseAsync()
    {
        await Engine.DisposeAsync();
        _store.Dispose();
    }

    public async Task ReopenAsync()
    {
        await CloseAsync();
        _store = SqliteTelemetryStore.Open(DatabasePath, NoFaultPoints.Instance);
        Engine = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    private TelemetryEngine Open() => TelemetryEngine.Open(_store, new TelemetryOptions(), new TelemetryParts { Clock = _clock });

    private void Check(AppendResult result)
    {
        if (result.StoredSamples != _fleet.SeriesPerHost)
        {
            throw new InvalidOperationException($"{result.StoredSamples} of {_fleet.SeriesPerHost} samples were stored: {result.Outcome}, {string.Join(", ", result.Refused)}.");
        }
    }
}
