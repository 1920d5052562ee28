using Vedette.Model.Miners;
using Vedette.Protocol.Messages;
using Vedette.Server.Actions;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Actions;

/// <summary>What a firmware has no way for is refused before anything is stored, as its agent tells it.</summary>
public sealed class FirmwareCheckTests
{
    [Fact]
    public async Task A_miner_that_cannot_be_told_is_named_and_nothing_is_stored()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        bench.Support.ByMiner[1] = [ControlWays.Reboot, ControlWays.Blink];
        bench.Support.ByMiner[2] = [ControlWays.Reboot];
        bench.Support.ByMiner[3] = [];

        Assert.Equal("There is no known way to tell the firmware of miners 2, 3 to do 'blink'.", await ProblemAsync(bench, MinerActionName.Blink, null, 1, 2, 3));
        Assert.Equal("There is no known way to tell the firmware of miner 1 to do 'blink_off'.", await ProblemAsync(bench, MinerActionName.Blink, false, 1));
        Assert.Empty(await bench.Store.ListAsync(10, ActionBench.Stop));
        Assert.Null(await ProblemAsync(bench, MinerActionName.Blink, true, 1));
        Assert.Null(await ProblemAsync(bench, MinerActionName.Reboot, null, 1, 2));
    }

    [Fact]
    public async Task Where_an_agent_does_not_say_it_decides_itself()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        bench.Support.ByMiner[1] = [ControlWays.Pool];
        Assert.Null(await ProblemAsync(bench, MinerActionName.PowerMode, null, 2, 3));
    }

    [Fact]
    public async Task Of_many_only_the_first_are_named()
    {
        using ActionBench bench = await ActionBench.StartAsync(12);
        for (int miner = 1; miner <= 12; miner++)
        {
            bench.Support.ByMiner[miner] = [];
        }

        Assert.Equal("There is no known way to tell the firmware of miners 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more to do 'pause'.", await ProblemAsync(bench, MinerActionName.Pause, null, [.. Enumerable.Range(1, 12)]));
    }

    [Fact]
    public async Task A_run_is_tried_again_without_those_that_cannot_be_told()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        MinerActionRun run = await bench.OrderAsync(MinerActionName.Pause, false, 1, 2);
        await bench.StepAsync();
        foreach ((_, SignedMinerOrder order) in bench.Streams.Orders.ToArray())
        {
            await bench.AnswerAsync(MinerOrder.Parser.ParseFrom(order.Order), MinerOrderOutcome.NotSupported);
        }

        Assert.Equal("refused refused", await bench.StatesAsync(run.Id));
        bench.Support.ByMiner[1] = [];
        (_, IReadOnlyList<MinerActionItem> again, _) = await bench.Runs.RetryAsync(run, new RetryMinerAction("once more"), new RunAuthor("ada", null), ActionBench.Stop);
        Assert.Equal([2], again.Select(i => i.MinerId));

        bench.Support.ByMiner[2] = [];
        (_, _, RunProblem? problem) = await bench.Runs.RetryAsync(run, new RetryMinerAction("once more"), new RunAuthor("ada", null), ActionBench.Stop);
        Assert.Equal((409, "There is no known way to tell the firmware of miners 1, 2 to do 'pause'."), (problem?.Status, problem?.Message));
    }

    /// <summary>Whoever looks at a run counts what failed; that fewer can be told is known to the server alone.</summary>
    [Fact]
    public async Task To_mean_all_that_failed_is_to_mean_those_that_can_be_told()
    {
        using ActionBench bench = await ActionBench.StartAsync(12);
        int[] all = [.. Enumerable.Range(1, 12)];
        (MinerActionRun? run, _, _) = await bench.Runs.AddAsync(new NewMinerAction(MinerActionName.Pause, all, "x", Confirm: "12"), new RunAuthor("ada", null), null, ActionBench.Stop);
        await bench.Store.CancelAsync(run!.Id, "ada", 1, ActionBench.Stop);
        bench.Support.ByMiner[1] = [];

        (_, _, RunProblem? unmeant) = await bench.Runs.RetryAsync(run, new RetryMinerAction("x", Confirm: "10"), new RunAuthor("ada", null), ActionBench.Stop);
        (_, IReadOnlyList<MinerActionItem> again, _) = await bench.Runs.RetryAsync(run, new RetryMinerAction("x", Confirm: "12"), new RunAuthor("ada", null), ActionBench.Stop);

        Assert.Equal(409, unmeant?.Status);
        Assert.Equal(all[1..], again.Select(i => i.MinerId));
    }

    [Fact]
    public void Every_action_that_can_be_asked_for_has_its_word() =>
        Assert.Equal(
            ControlWays.Words.Order(StringComparer.Ordinal),
            Enum.GetValues<MinerActionName>().Select(name => MinerOrders.WordOf(name, null)).Append(MinerOrders.WordOf(MinerActionName.Blink, new MinerActionArguments { On = false })).Order(StringComparer.Ordinal));

    private static async Task<string?> ProblemAsync(ActionBench bench, MinerActionName action, bool? on, params int[] miners)
    {
        MinerActionArguments? arguments = action == MinerActionName.PowerMode ? new MinerActionArguments { Mode = MinerPowerLevel.Low } : on is null ? null : new MinerActionArguments { On = on };
        (_, _, RunProblem? problem) = await bench.Runs.AddAsync(new NewMinerAction(action, miners, "x", arguments, Confirm: $"{miners.Length}"), new RunAuthor("ada", null), null, ActionBench.Stop);
        Assert.True(problem?.Status is null or 400);
        return problem?.Message;
    }
}
