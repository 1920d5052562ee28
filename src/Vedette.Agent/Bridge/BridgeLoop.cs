using Vedette.Agent.Logging;

namespace Vedette.Agent.Bridge;

/// <summary>
/// Sends the newest state to the bridge: three tries, 1 s and 2 s apart, then the next state. A bridge that fails is told once, and once more when it takes states again; the counts tell the rest.
/// </summary>
internal sealed class BridgeLoop(BridgeFeed feed, BridgePost post, BridgeCounts counts, AgentLog log, TimeProvider clock)
{
    private const int MaxTries = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private bool _failing;

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                Tell(await DeliverAsync(await feed.TakeAsync(stop), stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was not sent is not kept: the next start has a newer state.
        }
    }

    private async Task<string?> DeliverAsync(byte[] state, CancellationToken stop)
    {
        string? why = null;
        for (int tries = 0; tries < MaxTries; tries++)
        {
            if (tries > 0)
            {
                await Task.Delay(FirstPause * Math.Pow(2, tries - 1), clock, stop);
            }

            counts.AddTry();
            why = await post.SendAsync(state, stop);
            if (why is null)
            {
                counts.AddDelivered();
                return null;
            }
        }

        counts.AddFailed();
        return why;
    }

    private void Tell(string? why)
    {
        if (why is not null && !_failing)
        {
            log.Warning("The bridge does not take the state; it is tried again with the next one.", ("why", why));
        }
        else if (why is null && _failing)
        {
            log.Info("The bridge takes the state again.");
        }

        _failing = why is not null;
    }
}
