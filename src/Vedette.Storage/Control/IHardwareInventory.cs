namespace Vedette.Storage.Control;

/// <summary>What each host is made of, now and before.</summary>
public interface IHardwareInventory
{
    /// <summary>How many states are kept per agent; the oldest leave first.</summary>
    public const int MaxHistory = 200;

    /// <summary>Keeps the document where its fingerprint differs from the current one; returns whether it did.</summary>
    ValueTask<bool> RecordAsync(int agentId, HardwareDocument hardware, long atMs, CancellationToken stop);

    ValueTask<HardwareSnapshot?> CurrentAsync(int agentId, CancellationToken stop);

    /// <summary>Newest first, the current one included.</summary>
    ValueTask<IReadOnlyList<HardwareSnapshot>> HistoryAsync(int agentId, CancellationToken stop);
}
