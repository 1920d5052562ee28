using Vedette.Protocol.Messages;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Actions;

public sealed class MinerActionDispatchTests
{
    [Fact]
    public async Task Orders_go_out_one_after_another_signed_and_marked_and_come_back_with_their_outcome()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        MinerActionRun run = await bench.OrderAsync(10, 1, 2, 3);
        Assert.Equal("waiting waiting waiting", await bench.StatesAsync(run.Id));

        await bench.StepAsync();
        MinerOrder first = bench.Streams.LastOrder;
        Assert.Equal((bench.Agent.Id, "02:00:00:00:00:01", MinerActionKind.Reboot, 600_000L), (first.AgentId, first.MinerKey, first.Kind, first.ExpiresAtUnixMs - first.IssuedAtUnixMs));
        Assert.True(ScriptedStreams.IsSignedWith(bench.Agent.KeyHash!, bench.Streams.Orders[0].Order));
        await bench.StepAsync(9);
        Assert.Single(bench.Streams.Orders);
        await bench.AnswerAsync(first);
        await bench.StepAsync(1);
        await bench.AnswerAsync(bench.Streams.LastOrder, MinerOrderOutcome.NotAllowed, "'reboot' is not allowed here.");
        await bench.StepAsync(10);

        Assert.Equal("done refused sent", await bench.StatesAsync(run.Id));
        Assert.Equal(["done", "not_allowed", null], (await bench.Store.ItemsAsync(run.Id, ActionBench.Stop)).Select(i => i.Outcome));
        Assert.Equal(3, bench.Streams.Orders.Select(o => MinerOrder.Parser.ParseFrom(o.Order.Order).OrderId).Distinct().Count());
        Assert.Equal(2, bench.Streams.Acknowledged.Count);
        Assert.Equal(
            ["miner.action.order", "miner.action.outcome", "miner.action.order", "miner.action.outcome", "miner.action.order"], (await bench.AuditAsync()).Select(e => e.Action));
        Assert.Contains(await bench.AuditAsync(), e => e.Actor == $"agent:{bench.Agent.Id}" && e.Target == $"run {run.Id}, miner 2 (02:00:00:00:00:02): not_allowed: 'reboot' is not allowed here.");
    }

    [Fact]
    public async Task What_was_sent_before_a_restart_is_unknown_and_never_sent_again_and_a_late_answer_counts()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        MinerActionRun run = await bench.OrderAsync(10, 1, 2);
        await bench.StepAsync();
        MinerOrder first = bench.Streams.LastOrder;

        await bench.RestartAsync();
        Assert.Equal("unknown waiting", await bench.StatesAsync(run.Id));
        bench.Connect(bench.Agent.Id);
        await bench.StepAsync(10);
        await bench.StepAsync(10);
        Assert.Equal(["02:00:00:00:00:01", "02:00:00:00:00:02"], bench.Streams.Orders.Select(o => MinerOrder.Parser.ParseFrom(o.Order.Order).MinerKey));

        await bench.AnswerAsync(first);
        await bench.AnswerAsync(first, MinerOrderOutcome.Refused);
        Assert.Equal("done sent", await bench.StatesAsync(run.Id));
    }

    [Fact]
    public async Task An_order_without_an_answer_becomes_unknown_some_time_after_it_expired()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        MinerActionRun run = await bench.OrderAsync(0, 1);
        await bench.StepAsync();
        await bench.StepAsync(720);
        Assert.Equal("sent", await bench.StatesAsync(run.Id));

        await bench.StepAsync(1);

        Assert.Equal("unknown", await bench.StatesAsync(run.Id));
        await bench.StepAsync(3600);
        Assert.Single(bench.Streams.Orders);
    }

    [Fact]
    public async Task Who_is_not_connected_holds_up_nobody_else_and_is_given_up_in_the_end()
    {
        using ActionBench bench = await ActionBench.StartAsync(2);
        AgentRow away = await bench.AddAgentAsync(1);
        MinerActionRun run = await bench.OrderAsync(1, 3, 1, 2);
        await bench.StepAsync();
        await bench.StepAsync(1);
        Assert.Equal("waiting sent sent", await bench.StatesAsync(run.Id));

        // Connected and silent of what it takes: an agent that looks after no miners.
        bench.Streams.Connected.Add(away.Id);
        await bench.StepAsync(601);
        Assert.Equal("waiting sent sent", await bench.StatesAsync(run.Id));
        await bench.StepAsync(1);

        Assert.Equal("expired sent sent", await bench.StatesAsync(run.Id));
        Assert.Equal(2, bench.Streams.Orders.Count);
    }

    [Fact]
    public async Task An_agent_gets_no_more_than_it_can_take_in_time()
    {
        using ActionBench bench = await ActionBench.StartAsync(6);
        MinerActionRun run = await bench.OrderAsync(0, 1, 2, 3, 4, 5, 6);
        await bench.StepAsync();
        Assert.Equal("sent sent sent sent waiting waiting", await bench.StatesAsync(run.Id));
        bench.Connect(bench.Agent.Id, secondsBetween: 290);
        await bench.AnswerAsync(MinerOrder.Parser.ParseFrom(bench.Streams.Orders[0].Order.Order));

        await bench.StepAsync();

        Assert.Equal("done sent sent sent waiting waiting", await bench.StatesAsync(run.Id));
    }

    [Fact]
    public async Task A_stream_that_ends_in_this_moment_is_told_as_nothing_sent()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        bench.Streams.LosesEverything = true;
        MinerActionRun run = await bench.OrderAsync(0, 1);

        await bench.StepAsync();

        Assert.Equal("expired", await bench.StatesAsync(run.Id));
    }

    [Fact]
    public async Task A_cancelled_run_sends_nothing_more_and_still_hears_of_what_it_sent()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        MinerActionRun run = await bench.OrderAsync(10, 1, 2, 3);
        await bench.StepAsync();

        Assert.Equal([2, 3], (await bench.Store.CancelAsync(run.Id, "ada", 5, ActionBench.Stop))!.Select(i => i.MinerId));
        await bench.StepAsync(10);
        await bench.AnswerAsync(bench.Streams.LastOrder);

        Assert.Equal("done cancelled cancelled", await bench.StatesAsync(run.Id));
        Assert.Single(bench.Streams.Orders);
        Assert.Null(await bench.Store.CancelAsync(999, "ada", 5, ActionBench.Stop));
    }

    [Fact]
    public async Task An_answer_from_another_agent_or_to_an_order_that_nobody_gave_changes_nothing()
    {
        using ActionBench bench = await ActionBench.StartAsync();
        AgentRow other = await bench.AddAgentAsync(1);
        MinerActionRun run = await bench.OrderAsync(0, 1);
        await bench.StepAsync();
        MinerOrder order = bench.Streams.LastOrder;

        await bench.Intake.TakeAsync(other.Id, new MinerOrderResult { OrderId = order.OrderId, Outcome = MinerOrderOutcome.Done }, ActionBench.Stop);
        await bench.Intake.TakeAsync(bench.Agent.Id, new MinerOrderResult { OrderId = "nobody's", Outcome = MinerOrderOutcome.Done }, ActionBench.Stop);

        Assert.Equal("sent", await bench.StatesAsync(run.Id));
    }
}
