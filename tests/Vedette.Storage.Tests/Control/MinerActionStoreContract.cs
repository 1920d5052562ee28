using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class MinerActionStoreContract
{
    private static readonly MinerActionRun Run = new()
    {
        Action = "reboot", Arguments = "{}", IsDryRun = true, StaggerSeconds = 5, Reason = "hangs", CreatedBy = "ada", CreatedFrom = "192.0.2.1", CreatedAtMs = 1000,
    };

    protected abstract IMinerActionStore Store { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected abstract Task<int> AddAgentAsync();

    [Fact]
    public async Task A_run_is_kept_with_its_items_in_their_order()
    {
        int agent = await AddAgentAsync();
        MinerActionRun first = await AddAsync(agent, 3, 1, 2);
        MinerActionRun second = await Store.AddAsync(Run with { RetryOf = first.Id, IsDryRun = false }, [Item(agent, 9)], Stop);

        Assert.Equal(Run with { Id = first.Id }, await Store.FindAsync(first.Id, Stop));
        Assert.Equal([second, first], await Store.ListAsync(10, Stop));
        Assert.Equal([second], await Store.ListAsync(1, Stop));
        IReadOnlyList<MinerActionItem> items = await Store.ItemsAsync(first.Id, Stop);
        Assert.Equal([3, 1, 2], items.Select(i => i.MinerId));
        Assert.Equal(Item(agent, 3) with { Id = items[0].Id, RunId = first.Id }, items[0]);
        Assert.Null(await Store.FindAsync(4711, Stop));
    }

    [Fact]
    public async Task An_item_is_sent_once_and_found_by_its_order()
    {
        int agent = await AddAgentAsync();
        MinerActionRun run = await AddAsync(agent, 1, 2);
        int id = (await Store.ItemsAsync(run.Id, Stop))[0].Id;

        Assert.True(await Store.SendAsync(id, new MinerActionSending("abc", 2000, 3000), Stop));
        Assert.False(await Store.SendAsync(id, new MinerActionSending("def", 2000, 3000), Stop));

        MinerActionItem sent = (await Store.FindByOrderAsync("abc", Stop))!;
        Assert.Equal((id, MinerActionState.Sent, 2000, 3000), (sent.Id, sent.State, sent.SentAtMs, sent.ExpiresAtMs));
        Assert.Null(await Store.FindByOrderAsync("def", Stop));
        Assert.Equal(2, (await Store.OpenAsync(Stop)).Count);
    }

    [Fact]
    public async Task An_item_ends_from_the_states_that_are_named_only()
    {
        int agent = await AddAgentAsync();
        MinerActionRun run = await AddAsync(agent, 1, 2);
        int id = (await Store.ItemsAsync(run.Id, Stop))[0].Id;
        var end = new MinerActionEnd(MinerActionState.Done, "done", "yes", 4000);

        Assert.False(await Store.EndAsync(id, end, [MinerActionState.Sent, MinerActionState.Unknown], Stop));
        Assert.True(await Store.EndAsync(id, end, [MinerActionState.Waiting], Stop));
        Assert.False(await Store.EndAsync(id, end with { State = MinerActionState.Refused }, [MinerActionState.Waiting, MinerActionState.Sent], Stop));

        MinerActionItem ended = (await Store.ItemsAsync(run.Id, Stop))[0];
        Assert.Equal((MinerActionState.Done, "done", "yes", 4000), (ended.State, ended.Outcome, ended.Detail, ended.EndedAtMs));
        Assert.Equal(2, Assert.Single(await Store.OpenAsync(Stop)).MinerId);
        Assert.Equal(
            [(MinerActionState.Waiting, 1), (MinerActionState.Done, 1)], (await Store.CountAsync([run.Id], Stop)).OrderBy(c => c.State).Select(c => (c.State, c.Items)));
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_was_sent()
    {
        int agent = await AddAgentAsync();
        MinerActionRun run = await AddAsync(agent, 1, 2);
        await Store.SendAsync((await Store.ItemsAsync(run.Id, Stop))[0].Id, new MinerActionSending("abc", 2000, 3000), Stop);

        Assert.Equal([2], (await Store.CancelAsync(run.Id, "eve", 5000, Stop))!.Select(i => i.MinerId));
        Assert.Empty((await Store.CancelAsync(run.Id, "bob", 6000, Stop))!);

        Assert.Equal(("eve", 5000), (await Store.FindAsync(run.Id, Stop)) is { } r ? (r.CancelledBy, r.CancelledAtMs) : default);
        Assert.Equal([MinerActionState.Sent, MinerActionState.Cancelled], (await Store.ItemsAsync(run.Id, Stop)).Select(i => i.State));
        Assert.Null(await Store.CancelAsync(4711, "eve", 5000, Stop));
    }

    [Fact]
    public async Task The_runs_of_a_miner_are_listed_and_counted_newest_first()
    {
        int agent = await AddAgentAsync();
        MinerActionRun first = await AddAsync(agent, 1, 2);
        MinerActionRun other = await AddAsync(agent, 3);
        MinerActionRun last = await AddAsync(agent, 2);

        Assert.Equal([last, first], await Store.ListAsync([2], 10, Stop));
        Assert.Equal([last], await Store.ListAsync([2], 1, Stop));
        Assert.Equal([last, other, first], await Store.ListAsync([1, 2, 3], 10, Stop));
        Assert.Empty(await Store.ListAsync([4], 10, Stop));
        Assert.Equal([(first.Id, 2), (last.Id, 2)], (await Store.ItemsAsync([first.Id, other.Id, last.Id], [2], Stop)).Select(i => (i.RunId, i.MinerId)));
        Assert.Empty(await Store.ItemsAsync([], [2], Stop));
        Assert.Equal([(first.Id, 2), (last.Id, 1)], (await Store.CountAsync([first.Id, last.Id], Stop)).OrderBy(c => c.RunId).Select(c => (c.RunId, c.Items)));
    }

    [Fact]
    public async Task What_was_done_last_to_a_miner_is_what_was_sent_last()
    {
        int agent = await AddAgentAsync();
        MinerActionItem late = await DoneAsync(agent, "pause", sentAtMs: 3000, endedAtMs: 3100);
        MinerActionItem early = await DoneAsync(agent, "resume", sentAtMs: 2000, endedAtMs: 9000);
        await DoneAsync(agent, "reboot", sentAtMs: 5000, endedAtMs: 5100);
        await DoneAsync(agent, "pause", sentAtMs: 6000, endedAtMs: 6100, isDryRun: true);
        await DoneAsync(agent, "pause", sentAtMs: 7000, endedAtMs: 7100, state: MinerActionState.Refused);

        Assert.Equal(late.Id, (await Store.LastDoneAsync(1, ["pause", "resume"], Stop))?.Id);
        Assert.Equal(early.Id, (await Store.LastDoneAsync(1, ["resume"], Stop))?.Id);
        Assert.Null(await Store.LastDoneAsync(1, ["blink"], Stop));
        Assert.Null(await Store.LastDoneAsync(2, ["pause", "resume"], Stop));
    }

    private async Task<MinerActionItem> DoneAsync(int agent, string action, long sentAtMs, long endedAtMs, bool isDryRun = false, MinerActionState state = MinerActionState.Done)
    {
        MinerActionRun run = await Store.AddAsync(Run with { Action = action, IsDryRun = isDryRun }, [Item(agent, 1)], Stop);
        MinerActionItem item = (await Store.ItemsAsync(run.Id, Stop))[0];
        await Store.SendAsync(item.Id, new MinerActionSending($"{run.Id}", sentAtMs, sentAtMs + 1), Stop);
        await Store.EndAsync(item.Id, new MinerActionEnd(state, "x", "x", endedAtMs), [MinerActionState.Sent], Stop);
        return item;
    }

    private async Task<MinerActionRun> AddAsync(int agent, params int[] miners) => await Store.AddAsync(Run, [.. miners.Select(m => Item(agent, m))], Stop);

    private static MinerActionItem Item(int agent, int miner) => new() { MinerId = miner, SiteId = 1, AgentId = agent, MinerKey = $"02:00:00:00:00:{miner:x2}" };
}
