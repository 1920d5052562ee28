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
            [(MinerActionState.Waiting, 1), (MinerActionState.Done, 1)], (await Store.CountAsync(5, Stop)).Where(c => c.RunId == run.Id).OrderBy(c => c.State).Select(c => (c.State, c.Items)));
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

    private async Task<MinerActionRun> AddAsync(int agent, params int[] miners) => await Store.AddAsync(Run, [.. miners.Select(m => Item(agent, m))], Stop);

    private static MinerActionItem Item(int agent, int miner) => new() { MinerId = miner, SiteId = 1, AgentId = agent, MinerKey = $"02:00:00:00:00:{miner:x2}" };
}
