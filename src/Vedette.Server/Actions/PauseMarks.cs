using Vedette.Server.Miners.Roster;
using Vedette.Storage.Control;

namespace Vedette.Server.Actions;

/// <summary>Keeps the mark "it is meant to stand still" in step with what was done: a miner that somebody paused by an order is no problem to be told of, and one that was resumed is again.</summary>
internal sealed class PauseMarks(MinerRoster roster, IMinerActionStore store, IAuditLog log)
{
    private static readonly string[] MarkingActions = [.. Enum.GetValues<MinerActionName>().Where(name => MarkOf(name) is not null).Select(MinerOrders.NameOf)];

    /// <summary>Called before the outcome is stored, so that a crash in between has the agent tell it again; twice is as once.</summary>
    public async ValueTask DoneAsync(MinerActionItem item, long atMs, CancellationToken stop)
    {
        if (await store.FindAsync(item.RunId, stop) is not { IsDryRun: false } run || MarkOf(MinerOrders.NameOf(run)) is not { } paused || roster.Find(item.MinerId) is not { } miner || miner.IsPaused == paused)
        {
            return;
        }

        // Answers may come in another order than their orders went out; the device stands as the one that was sent last has it.
        if (await store.LastDoneAsync(item.MinerId, MarkingActions, stop) is { } last && (last.SentAtMs ?? 0, last.Id).CompareTo((item.SentAtMs ?? 0, item.Id)) > 0)
        {
            return;
        }

        if (await roster.DecideAsync([item.MinerId], m => m with { IsPaused = paused }, stop) == PlaceOutcome.Done)
        {
            string what = $"miner {item.MinerId} ({item.MinerKey}): {(paused ? "meant to stand still" : "meant to mine again")} by run {run.Id}, because: {run.Reason}";
            await log.AppendAsync(new AuditEntry(atMs, run.CreatedBy, run.CreatedFrom, paused ? "miner.pause" : "miner.resume", what), CancellationToken.None);
        }
    }

    // Null = of another action, which says nothing of that.
    private static bool? MarkOf(MinerActionName action) => action switch
    {
        MinerActionName.Pause => true,
        MinerActionName.Resume => false,
        _ => null,
    };
}
