using Vedette.Agent.Snapshot.Document;

namespace Vedette.Agent.Bridge;

/// <summary>
/// Between the collection cycle, which offers a state when one is due, and the loop that sends it. One state waits at most: a bridge wants the newest, and the cycle never waits for a bridge.
/// </summary>
internal sealed class BridgeFeed(TimeSpan interval, BridgeCounts counts, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _offered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[]? _waiting;
    private long? _lastOffer;

    // A cycle a little early is the same cycle: else every second state would be left out where both intervals are the same.
    private readonly TimeSpan _due = interval - TimeSpan.FromMilliseconds(Math.Min(500, interval.TotalMilliseconds / 4));

    /// <summary>Called after each cycle, on its thread: builds a state only where one is due.</summary>
    public void AfterCycle(Func<SystemStateDocument> build)
    {
        if (_lastOffer is { } last && clock.GetElapsedTime(last) < _due)
        {
            return;
        }

        _lastOffer = clock.GetTimestamp();
        Offer(SystemStateJson.Write(build()));
    }

    public void Offer(byte[] state)
    {
        lock (_lock)
        {
            if (_waiting is not null)
            {
                counts.AddReplaced();
            }

            _waiting = state;
            _offered.TrySetResult();
        }
    }

    /// <summary>The newest state; waits for one.</summary>
    public async Task<byte[]> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            Task offered;
            lock (_lock)
            {
                if (_waiting is { } state)
                {
                    _waiting = null;
                    _offered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    return state;
                }

                offered = _offered.Task;
            }

            await offered.WaitAsync(stop);
        }
    }
}
