using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Health;

/// <summary>The server's own series, written every 10 s through the same door as everyone's: an empty fleet is healthy, and a store that stopped writing is seen.</summary>
internal sealed class ServerSeries(ISampleWriter writer, ServerMeasurements measurements, TimeProvider clock, ILogger<ServerSeries> log) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly long _startedAt = clock.GetTimestamp();
    private long _lastWrittenAt = -1;

    // Touched by the service's own loop only.
    private bool _failing;

    /// <summary>Time since a row was last durable; null before the first.</summary>
    public TimeSpan? SinceLastWrite => Interlocked.Read(ref _lastWrittenAt) is >= 0 and var at ? clock.GetElapsedTime(at) : null;

    /// <summary>Three missed writes are one too many: one may be a slow disk.</summary>
    public bool IsWriting => (SinceLastWrite ?? Uptime) <= 3 * Period;

    public TimeSpan Uptime => clock.GetElapsedTime(_startedAt);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            await TryWriteAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryWriteAsync(CancellationToken stop)
    {
        try
        {
            await WriteAsync(stop);
            if (_failing)
            {
                log.LogInformation("The server's own series are written again.");
            }

            _failing = false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Once, not every 10 s: what fails is told when it begins and when it ends.
            if (!_failing)
            {
                log.LogError(failure, "The server's own series cannot be written; /healthz answers 503 until they can.");
            }

            _failing = true;
        }
    }

    private async Task WriteAsync(CancellationToken stop)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        IReadOnlyList<(Labels Series, double Value)> measured = measurements.Take();
        var samples = new SampleSet(0, [.. measured.Select(m => m.Series)], [.. measured.Select((m, index) => new IndexedSample(index, now, m.Value))], now);
        await writer.AppendAsync(samples, stop);
        Interlocked.Exchange(ref _lastWrittenAt, clock.GetTimestamp());
    }
}
