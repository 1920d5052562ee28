using Vedette.Protocol.Messages;
using Vedette.Server.Actions;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Actions;

/// <summary>A miner that was paused by an order is meant to stand still, until one resumes it.</summary>
public sealed class PauseMarkTests
{
    [Fact]
    public async Task Paused_by_an_order_is_meant_to_stand_still_and_resumed_is_not_any_more()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        await DoAsync(bench, MinerActionName.Pause, MinerOrderOutcome.Done);
        Assert.Equal([true, false, false], Marks(bench));
        await DoAsync(bench, MinerActionName.Reboot, MinerOrderOutcome.Done);
        Assert.Equal([true, false, false], Marks(bench));
        await DoAsync(bench, MinerActionName.Resume, MinerOrderOutcome.Done);
        Assert.Equal([false, false, false], Marks(bench));

        AuditEntry[] marks = [.. (await bench.AuditAsync()).Where(e => e.Action is "miner.pause" or "miner.resume")];
        Assert.Equal(
            [
                ("ada", "192.0.2.1", "miner.pause", "miner 1 (02:00:00:00:00:01): meant to stand still by run 1, because: the grid asks"),
                ("ada", "192.0.2.1", "miner.resume", "miner 1 (02:00:00:00:00:01): meant to mine again by run 3, because: the grid asks"),
            ],
            marks.Select(e => (e.Actor, e.Address, e.Action, e.Target)));
    }

    [Theory]
    [InlineData(MinerOrderOutcome.Refused)]
    [InlineData(MinerOrderOutcome.NotAllowed)]
    [InlineData(MinerOrderOutcome.Unreachable)]
    [InlineData(MinerOrderOutcome.Expired)]
    [InlineData(MinerOrderOutcome.Unknown)]
    public async Task What_was_not_done_marks_nothing(MinerOrderOutcome outcome)
    {
        using ActionBench bench = await ActionBench.StartAsync();
        await DoAsync(bench, MinerActionName.Pause, outcome);
        Assert.Equal([false, false, false], Marks(bench));
        Assert.DoesNotContain(await bench.AuditAsync(), e => e.Action == "miner.pause");
    }

    [Fact]
    public async Task A_dry_run_marks_nothing()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        await DoAsync(bench, MinerActionName.Pause, MinerOrderOutcome.Done, dryRun: true);
        Assert.Equal([false, false, false], Marks(bench));
    }

    [Fact]
    public async Task An_answer_that_came_late_counts_once_and_outlives_a_restart()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        await bench.OrderAsync(MinerActionName.Pause, false, 2);
        await bench.StepAsync();
        MinerOrder order = bench.Streams.LastOrder;
        await bench.RestartAsync();
        await bench.AnswerAsync(order);
        await bench.AnswerAsync(order);
        Assert.Equal([false, true, false], Marks(bench));
        Assert.Single(await bench.AuditAsync(), e => e.Action == "miner.pause");
        await bench.RestartAsync();
        Assert.Equal([false, true, false], Marks(bench));
    }

    /// <summary>What was sent last stands, in whichever order the answers come.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_comes_behind_that_of_a_later_order_marks_nothing(bool isPaused)
    {
        (MinerActionName earlier, MinerActionName later) = isPaused ? (MinerActionName.Resume, MinerActionName.Pause) : (MinerActionName.Pause, MinerActionName.Resume);
        using ActionBench bench = await ActionBench.StartAsync();
        MinerOrder first = await SendAsync(bench, earlier);
        MinerOrder second = await SendAsync(bench, later);

        await bench.AnswerAsync(second);
        await bench.AnswerAsync(first);

        Assert.Equal([isPaused, false, false], Marks(bench));
        Assert.Equal(isPaused ? ["miner.pause"] : [], (await bench.AuditAsync()).Select(e => e.Action).Where(a => a is "miner.pause" or "miner.resume"));
        Assert.Equal("done", await bench.StatesAsync(1));
        await DoAsync(bench, earlier, MinerOrderOutcome.Done);
        Assert.Equal([!isPaused, false, false], Marks(bench));
    }

    [Fact]
    public async Task A_late_answer_outlives_a_restart_in_which_its_successor_was_done()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        MinerOrder pause = await SendAsync(bench, MinerActionName.Pause);
        await DoAsync(bench, MinerActionName.Resume, MinerOrderOutcome.Done);
        await bench.RestartAsync();
        await bench.AnswerAsync(pause);
        Assert.Equal([false, false, false], Marks(bench));
    }

    /// <summary>Neither one that was not done, nor one that was only tried, nor one of another miner, nor another action.</summary>
    [Fact]
    public async Task A_late_answer_counts_where_no_later_order_was_done()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        MinerOrder pause = await SendAsync(bench, MinerActionName.Pause);
        await DoAsync(bench, MinerActionName.Resume, MinerOrderOutcome.Refused);
        await DoAsync(bench, MinerActionName.Resume, MinerOrderOutcome.Done, dryRun: true);
        await DoAsync(bench, MinerActionName.Resume, MinerOrderOutcome.Done, miner: 2);
        await DoAsync(bench, MinerActionName.Reboot, MinerOrderOutcome.Done);

        await bench.AnswerAsync(pause);

        Assert.Equal([true, false, false], Marks(bench));
    }

    [Fact]
    public async Task A_miner_that_was_forgotten_meanwhile_holds_nothing_up()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        MinerActionRun run = await bench.OrderAsync(MinerActionName.Pause, false, 2);
        await bench.StepAsync();
        await bench.Roster.DeleteAsync(2, ActionBench.Stop);
        await bench.AnswerAsync(bench.Streams.LastOrder);
        Assert.Equal("done", await bench.StatesAsync(run.Id));
    }

    private static async Task DoAsync(ActionBench bench, MinerActionName action, MinerOrderOutcome outcome, bool dryRun = false, int miner = 1)
    {
        await bench.OrderAsync(action, dryRun, miner);
        await bench.StepAsync();
        await bench.AnswerAsync(bench.Streams.LastOrder, outcome);
    }

    private static async Task<MinerOrder> SendAsync(ActionBench bench, MinerActionName action)
    {
        await bench.OrderAsync(action, false, 1);
        await bench.StepAsync();
        return bench.Streams.LastOrder;
    }

    private static IEnumerable<bool> Marks(ActionBench bench) => bench.Roster.All.OrderBy(m => m.Id).Select(m => m.IsPaused);
}
