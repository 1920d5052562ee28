using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>Runs as lists show them, newest first.</summary>
internal sealed class MinerActionLists(IMinerActionStore store)
{
    /// <param name="miners">Those runs alone that touch one of them, each with what became of these; null = every run, without its miners.</param>
    public async Task<MinerActionRunList> ReadAsync(IReadOnlyCollection<int>? miners, int limit, CancellationToken stop)
    {
        IReadOnlyList<MinerActionRun> runs = miners is null ? await store.ListAsync(limit, stop) : await store.ListAsync(miners, limit, stop);
        int[] ids = [.. runs.Select(r => r.Id)];
        ILookup<int, MinerActionCount> counts = (await store.CountAsync(ids, stop)).ToLookup(c => c.RunId);
        ILookup<int, MinerActionItem>? items = miners is null ? null : (await store.ItemsAsync(ids, miners, stop)).ToLookup(i => i.RunId);
        return new MinerActionRunList([.. runs.Select(run => MinerActionRunView.Of(run, counts[run.Id].Select(c => (c.State, c.Items)), items is null ? null : [.. items[run.Id]]))]);
    }
}
