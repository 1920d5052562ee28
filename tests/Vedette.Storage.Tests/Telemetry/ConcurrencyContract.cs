using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>Many appenders, readers and flushes at the same time, counted exactly.</summary>
public abstract class ConcurrencyContract : TelemetryStoreContract
{
    private const int Agents = 12;
    private const int Batches = 120;
    private const int SeriesPerAgent = 10;
    private const int StepMs = 100;

    [Fact]
    public async Task Every_series_counts_up_without_a_hole_or_a_double_whoever_reads_and_flushes_meanwhile()
    {
        Task[] appenders = [.. Enumerable.Range(1, Agents).Select(a => Task.Run(() => AppendAllAsync(a), Stop))];
        Task all = Task.WhenAll(appenders);
        Task flushing = Task.Run(async () =>
        {
            while (!all.IsCompleted)
            {
                await Engine.FlushAsync(Stop);
            }
        }, Stop);
        Task[] readers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!all.IsCompleted)
            {
                await CheckCountersAsync();
            }
        }, Stop))];
        await Task.WhenAll([all, flushing, .. readers]);
        Assert.Equal(Agents * SeriesPerAgent, await CheckCountersAsync());
        Assert.Equal(Agents * SeriesPerAgent * Batches, Engine.Statistics.AppendedSamples);
        await RestartAsync();
        foreach (SeriesSamples samples in await SelectAsync())
        {
            Assert.Equal(Batches, samples.Values.Length);
        }

        Assert.Empty(Engine.CheckIntegrity());
    }

    [Fact]
    public async Task Callers_wait_when_the_queue_is_full_and_may_give_up()
    {
        Options = new TelemetryOptions { MaxQueuedAppends = 2 };
        await RestartAsync();
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        using var held = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        Faults.Arm(FaultPoint.BeforeCommit, 0, () =>
        {
            reached.Set();
            held.Wait(Stop);
        });
        Task<AppendResult> first = AppendAsync(epoch, 1, (NowMs, 0, 1));
        reached.Wait(Stop);
        Task<AppendResult>[] queued = [AppendAsync(epoch, 2, (NowMs, 0, 1)), AppendAsync(epoch, 3, (NowMs, 0, 1))];
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<AppendResult> outside = Engine.AppendAsync(Batch(epoch, 4, (NowMs, 0, 1)), impatient.Token).AsTask();
        Task<AppendResult> patient = AppendAsync(epoch, 5, (NowMs, 0, 1));
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outside);
        held.Set();
        foreach (Task<AppendResult> stored in (Task<AppendResult>[])[first, .. queued, patient])
        {
            Assert.Equal(AppendOutcome.Stored, (await stored).Outcome);
        }

        Assert.Equal(AppendOutcome.Stored, (await AppendAsync(epoch, 4, (NowMs, 0, 1))).Outcome);
    }

    private async Task AppendAllAsync(int agent)
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(SeriesPerAgent, agent);
        for (int n = 0; n < Batches; n++)
        {
            long timestampMs = BaseMs + (n * StepMs);
            double value = n;
            AppendResult result = await AppendAsync(epoch, (ulong)n + 1, [.. Enumerable.Range(0, SeriesPerAgent).Select(s => (timestampMs, (uint)s, value))]);
            Assert.Equal(SeriesPerAgent, result.StoredSamples);
        }
    }

    private long BaseMs => Start.ToUnixTimeMilliseconds() - 60_000;

    /// <summary>Value = n at base + n·step, n from 0 without a hole.</summary>
    private async Task<int> CheckCountersAsync()
    {
        List<SeriesSamples> all = await SelectAsync();
        foreach (SeriesSamples samples in all)
        {
            for (int n = 0; n < samples.Values.Length; n++)
            {
                Assert.Equal((BaseMs + (n * StepMs), (double)n), (samples.TimestampsMs.Span[n], samples.Values.Span[n]));
            }
        }

        return all.Count;
    }
}
