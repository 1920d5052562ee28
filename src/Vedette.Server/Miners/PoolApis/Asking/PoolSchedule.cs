namespace Vedette.Server.Miners.PoolApis.Asking;

/// <summary>When one account is asked next. Used under its account's lock.</summary>
/// <param name="windowSeconds">What the pool takes its rates over: asking five times in it misses nothing.</param>
/// <param name="chance">From 0 to 1: accounts that were added together are not asked together for ever.</param>
internal sealed class PoolSchedule(double windowSeconds, Func<double> chance)
{
    public static readonly TimeSpan ShortestPeriod = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(300);

    /// <summary>A pool that was away for a night is seen again before anybody wonders.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(30);

    /// <summary>Who is asked with a wrong secret again and again bans the asker.</summary>
    public static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(15);

    /// <summary>A pool's own wish is followed up to here; a header is no way to switch a witness off.</summary>
    public static readonly TimeSpan LongestWish = TimeSpan.FromHours(1);

    private int _failures;

    /// <summary>At once, at first.</summary>
    public DateTimeOffset DueAt { get; private set; } = DateTimeOffset.MinValue;

    public TimeSpan Period { get; } = TimeSpan.FromSeconds(Math.Clamp(windowSeconds / 5, ShortestPeriod.TotalSeconds, LongestPeriod.TotalSeconds));

    public void Next(DateTimeOffset now, PoolReading reading)
    {
        TimeSpan wait = Period;
        if (reading.Problem is null)
        {
            _failures = 0;
        }
        else
        {
            wait = Smaller(TimeSpan.FromTicks(Period.Ticks << Math.Min(_failures++, 10)), LongestBackOff);
            wait = reading.IsRefusal ? Larger(wait, AfterRefusal) : wait;
        }

        // A tenth more or less, and never less than the shortest.
        wait = Larger(ShortestPeriod, wait * (0.9 + (0.2 * chance())));
        DueAt = now + (reading.RetryAfter is { } wish ? Larger(wait, Smaller(wish, LongestWish)) : wait);
    }

    private static TimeSpan Smaller(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Larger(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
