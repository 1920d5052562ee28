namespace Vedette.Miners.Discovery;

/// <summary>
/// A token bucket of new connections: so many in a second, evenly. A pause may be made up for by a burst of a tenth of a second's worth, no more: what a switch feels is the peak.
/// </summary>
public sealed class ConnectBudget
{
    private const double BurstSeconds = 0.1;

    private readonly TimeProvider _clock;
    private readonly long _ticksPerConnect;
    private readonly long _burst;

    private readonly Lock _lock = new();

    // When the next connection is due, in the clock's own ticks.
    private long _next;

    public ConnectBudget(int connectsPerSecond, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(connectsPerSecond, 1);
        _clock = clock;
        _ticksPerConnect = Math.Max(1, clock.TimestampFrequency / connectsPerSecond);
        _burst = (long)(clock.TimestampFrequency * BurstSeconds);
        _next = clock.GetTimestamp();
    }

    /// <summary>Returns when <paramref name="connects"/> more may begin. Those who wait are served in the order in which they came.</summary>
    public Task TakeAsync(int connects, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(connects, 1);
        if (stop.IsCancellationRequested)
        {
            return Task.FromCanceled(stop);
        }

        TimeSpan wait;
        lock (_lock)
        {
            long now = _clock.GetTimestamp();
            _next = Math.Max(_next, now - _burst);
            wait = _next > now ? _clock.GetElapsedTime(now, _next) : TimeSpan.Zero;
            _next += connects * _ticksPerConnect;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, _clock, stop) : Task.CompletedTask;
    }
}
