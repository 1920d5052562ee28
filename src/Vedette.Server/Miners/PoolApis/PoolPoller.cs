using System.Collections.Concurrent;

namespace Vedette.Server.Miners.PoolApis;

/// <summary>Asks each pool in its own time. A pool that hangs holds nobody else up.</summary>
internal sealed class PoolPoller(PoolBook book, PoolEvents events, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Asked at the same time; the others wait for the next look.</summary>
    private const int MostAtOnce = 8;

    private readonly ConcurrentDictionary<WatchedPool, byte> _asked = new();

    /// <summary>Asks those that are due; ended when they have answered.</summary>
    public Task AskDueAsync(CancellationToken stop)
    {
        DateTimeOffset now = clock.GetUtcNow();
        var begun = new List<Task>();
        foreach (WatchedPool pool in book.Pools.Where(p => p.IsDue(now)))
        {
            if (_asked.Count < MostAtOnce && _asked.TryAdd(pool, 0))
            {
                begun.Add(AskAsync(pool, stop));
            }
        }

        return Task.WhenAll(begun);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                // Not awaited: who answers late is asked again later, the others are not.
                _ = AskDueAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task AskAsync(WatchedPool pool, CancellationToken stop)
    {
        try
        {
            await book.AskAsync(pool, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops.
        }
        catch (Exception reason) when (reason is not OutOfMemoryException)
        {
            // Nobody waits for this task: what it threw would be lost.
            events.AskingFailed(pool, reason);
        }
        finally
        {
            _asked.TryRemove(pool, out _);
        }
    }
}
