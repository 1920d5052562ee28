using Vedette.Agent.Scheduling;
using Vedette.Agent.Spool;
using Vedette.Agent.Tests.Spool;
using Vedette.Protocol.Messages;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Scheduling;

public sealed class CollectionLoopTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly SpoolFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly ThrowingCollector _steady = new("steady");
    private readonly ThrowingCollector _flaky = new("flaky");
    private readonly UploadPlanState _plans = new(UploadPlan.Default);
    private readonly Agent.Spool.Spool _spool;
    private readonly CollectionLoop _loop;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _cycles = new(0);

    public CollectionLoopTests()
    {
        _spool = _folder.Open();
        CollectorRunner[] runners = [new(_flaky, _clock, _folder.Log.Log), new(_steady, _clock, _folder.Log.Log)];
        _loop = new CollectionLoop(runners, new FrameBuffer(_spool.Series, _folder.Events), new BatchBuilder(_spool, _clock), new StateCycle([], () => true, _spool, _folder.Events), _plans, _clock)
        {
            CycleDone = () => _cycles.Release(),
        };
    }

    public void Dispose()
    {
        _spool.Dispose();
        _folder.Dispose();
        _stop.Dispose();
        _cycles.Dispose();
    }

    [Fact]
    public async Task The_first_batch_is_there_a_quarter_of_a_second_after_the_start()
    {
        Task loop = _loop.RunAsync(_stop.Token);
        Assert.Empty(SpoolFolder.ReadAll(_spool));
        await AdvanceAsync(CollectionLoop.BaselineSpan);
        SpoolRecord first = Assert.Single(SpoolFolder.ReadAll(_spool));
        Assert.Equal(2, _steady.Calls);
        Assert.All(DecodedBatch.Of(first), s => Assert.Equal(_clock.GetUtcNow().ToUnixTimeMilliseconds(), s.TimestampMs));
        await StopAsync(loop);
    }

    [Fact]
    public async Task A_failing_collector_warns_once_is_counted_and_leaves_the_others_alone()
    {
        Task loop = _loop.RunAsync(_stop.Token);
        await AdvanceAsync(CollectionLoop.BaselineSpan);
        _flaky.Throws = true;
        await AdvanceAsync(TimeSpan.FromSeconds(10));
        await AdvanceAsync(TimeSpan.FromSeconds(10));
        _flaky.Throws = false;
        await AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(5, _steady.Calls);
        Assert.Single(_folder.Log.Lines, l => l.Contains("collector=flaky", StringComparison.Ordinal) && l.Contains("level=warning", StringComparison.Ordinal));
        Assert.Single(_folder.Log.Lines, l => l.Contains("works again", StringComparison.Ordinal));
        var names = _spool.Series.Slice(0, 100).Select(l => l.ToString()).ToList();
        uint failures = (uint)names.IndexOf("vedette_agent_collector_failures_total{collector=\"flaky\"}");
        Assert.Equal([0, 1, 2, 2], SpoolFolder.ReadAll(_spool).SelectMany(DecodedBatch.Of).Where(s => s.Reference == failures).Select(s => s.Value));
        await StopAsync(loop);
    }

    [Fact]
    public async Task A_batch_gathers_the_cycles_of_an_upload_interval()
    {
        _plans.Set(new UploadPlan(TimeSpan.FromSeconds(10), 100, TimeSpan.FromSeconds(30)));
        Task loop = _loop.RunAsync(_stop.Token);
        await AdvanceAsync(CollectionLoop.BaselineSpan);
        for (int i = 0; i < 6; i++)
        {
            await AdvanceAsync(TimeSpan.FromSeconds(10));
        }

        Assert.Equal([1, 3, 3], SpoolFolder.ReadAll(_spool).Select(r => DecodedBatch.Of(r).Select(s => s.TimestampMs).Distinct().Count()));
        await StopAsync(loop);
    }

    [Fact]
    public async Task A_full_batch_is_closed_early_and_the_last_one_at_the_stop()
    {
        _plans.Set(new UploadPlan(TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(60)));
        Task loop = _loop.RunAsync(_stop.Token);
        await AdvanceAsync(CollectionLoop.BaselineSpan);
        for (int i = 0; i < 3; i++)
        {
            await AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, SpoolFolder.ReadAll(_spool).Count);
        await StopAsync(loop);
        Assert.Equal(3, SpoolFolder.ReadAll(_spool).Count);
    }

    [Fact]
    public async Task A_shorter_interval_takes_effect_at_once()
    {
        _plans.Set(new UploadPlan(TimeSpan.FromHours(1), 10, TimeSpan.FromHours(1)));
        Task loop = _loop.RunAsync(_stop.Token);
        await AdvanceAsync(CollectionLoop.BaselineSpan);
        _plans.Set(new UploadPlan(TimeSpan.FromSeconds(1), 10, TimeSpan.FromSeconds(1)));
        await AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(3, _steady.Calls);
        await StopAsync(loop);
    }

    [Fact]
    public void A_plan_of_zeros_is_the_default_and_nonsense_is_refused()
    {
        Assert.Equal(UploadPlan.Default, UploadPlan.From(new AgentConfig(), null, out _));
        Assert.Null(UploadPlan.From(new AgentConfig { MetricsCollectIntervalSeconds = 4_000_000_000 }, null, out string problem));
        Assert.NotEmpty(problem);
        UploadPlan own = UploadPlan.From(new AgentConfig { MetricsCollectIntervalSeconds = 60, MetricsUploadIntervalSeconds = 1 }, TimeSpan.FromSeconds(5), out _)!;
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)), (own.CollectEvery, own.UploadEvery));
    }

    [Fact]
    public void A_steady_cycle_allocates_next_to_nothing_before_it_is_encoded()
    {
        var frame = new FrameBuffer(_spool.Series, _folder.Events);
        var runner = new CollectorRunner(_steady, _clock, _folder.Log.Log);
        long before = 0;
        for (int i = 0; i < 110; i++)
        {
            before = i == 10 ? GC.GetAllocatedBytesForCurrentThread() : before;
            frame.Begin(i, i);
            runner.Run(frame);
            frame.Finish();
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 16);
    }

    // Timers are set by another thread: the clock moves when the loop waits on one, and the step ends with its cycle.
    private async Task AdvanceAsync(TimeSpan by)
    {
        int expected = _steady.Calls + 1;
        await _clock.WaitForTimerAsync(by, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        _clock.Advance(by);
        Assert.True(await _cycles.WaitAsync(Limit, TestContext.Current.CancellationToken), $"No cycle came within {Limit.TotalSeconds:0} s.");
        Assert.True(_steady.Calls >= expected);
    }

    private async Task StopAsync(Task loop)
    {
        await _stop.CancelAsync();
        await loop.WaitAsync(Limit, TestContext.Current.CancellationToken);
    }
}
