namespace Vedette.Storage.Control;

/// <summary>Runs of orders to miners. What is written is on the disk when a call returns: an item is marked as sent before it is.</summary>
public interface IMinerActionStore
{
    /// <summary>Stores a run with all its items, all waiting; back with its number.</summary>
    ValueTask<MinerActionRun> AddAsync(MinerActionRun run, IReadOnlyList<MinerActionItem> items, CancellationToken stop);

    ValueTask<MinerActionRun?> FindAsync(int runId, CancellationToken stop);

    /// <summary>The newest first.</summary>
    ValueTask<IReadOnlyList<MinerActionRun>> ListAsync(int limit, CancellationToken stop);

    /// <summary>Those that touch one of the miners, the newest first.</summary>
    ValueTask<IReadOnlyList<MinerActionRun>> ListAsync(IReadOnlyCollection<int> miners, int limit, CancellationToken stop);

    ValueTask<IReadOnlyList<MinerActionCount>> CountAsync(IReadOnlyCollection<int> runs, CancellationToken stop);

    /// <summary>In the order of the run.</summary>
    ValueTask<IReadOnlyList<MinerActionItem>> ItemsAsync(int runId, CancellationToken stop);

    /// <summary>What these runs do to these miners.</summary>
    ValueTask<IReadOnlyList<MinerActionItem>> ItemsAsync(IReadOnlyCollection<int> runs, IReadOnlyCollection<int> miners, CancellationToken stop);

    /// <summary>Every item that waits or was sent, in the order they were made.</summary>
    ValueTask<IReadOnlyList<MinerActionItem>> OpenAsync(CancellationToken stop);

    ValueTask<MinerActionItem?> FindByOrderAsync(string orderId, CancellationToken stop);

    /// <summary>Of a miner's items that were done, and not only tried, the one that was sent last; null where there is none of these actions.</summary>
    ValueTask<MinerActionItem?> LastDoneAsync(int minerId, IReadOnlyList<string> actions, CancellationToken stop);

    /// <summary>False where the item does not wait any more: then it must not be sent.</summary>
    ValueTask<bool> SendAsync(int itemId, MinerActionSending sending, CancellationToken stop);

    /// <summary>False where the item is in none of the states of <paramref name="from"/>; then nothing changed.</summary>
    ValueTask<bool> EndAsync(int itemId, MinerActionEnd end, IReadOnlyList<MinerActionState> from, CancellationToken stop);

    /// <summary>Ends what waits, and marks the run; back with what was ended, or null where there is no such run.</summary>
    ValueTask<IReadOnlyList<MinerActionItem>?> CancelAsync(int runId, string by, long atMs, CancellationToken stop);
}
