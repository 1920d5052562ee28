namespace Vedette.Agent.Bridge;

/// <summary>What became of the states for the bridge; written by its loop, read by the collection cycle.</summary>
internal sealed class BridgeCounts
{
    private long _delivered;
    private long _failed;
    private long _tries;
    private long _replaced;

    /// <summary>States that the bridge took.</summary>
    public long Delivered => Interlocked.Read(ref _delivered);

    /// <summary>States that were given up after the last try.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Requests that were sent.</summary>
    public long Tries => Interlocked.Read(ref _tries);

    /// <summary>States that a newer one replaced before they were sent.</summary>
    public long Replaced => Interlocked.Read(ref _replaced);

    public void AddDelivered() => Interlocked.Increment(ref _delivered);

    public void AddFailed() => Interlocked.Increment(ref _failed);

    public void AddTry() => Interlocked.Increment(ref _tries);

    public void AddReplaced() => Interlocked.Increment(ref _replaced);
}
