namespace Vedette.Miners.Sites;

/// <summary>
/// When a miner is asked next. Each has its own place within the interval, by a hash of its key that is the same on every machine, so that a site's polls are spread evenly and stay so; each turn is up
/// to a twentieth of the interval earlier or later, so that two of them are an interval and a tenth apart at most. Times are counted from the program's start.
/// </summary>
internal sealed class PollSchedule(TimeSpan interval, int missesUntilOffline, TimeSpan longestBackOff)
{
    private const double TurnJitter = 0.05;
    private const double BackOffJitter = 0.1;

    // More doublings than this are beyond every bound.
    private const int MostDoublings = 16;

    /// <summary>The miner's next turn that is at least half an interval away.</summary>
    public TimeSpan NextTurn(string key, TimeSpan now)
    {
        long earliest = now.Ticks + (interval.Ticks / 2);
        ulong hash = StableHash.Of(key);
        long phase = (long)(hash % (ulong)interval.Ticks);
        long turn = Math.Max(0, (earliest - phase) / interval.Ticks);
        while (true)
        {
            long at = (turn * interval.Ticks) + phase + (long)(interval.Ticks * TurnJitter * StableHash.Around(hash, turn));
            if (at >= earliest)
            {
                return new TimeSpan(at);
            }

            turn++;
        }
    }

    /// <summary>After this many misses in a row: the next turn, and once it is offline longer and longer.</summary>
    public TimeSpan AfterMisses(string key, int misses, TimeSpan now)
    {
        if (misses < missesUntilOffline)
        {
            return NextTurn(key, now);
        }

        int doublings = Math.Min(misses - missesUntilOffline, MostDoublings);
        long wait = Math.Min(interval.Ticks << doublings, Math.Max(interval.Ticks, longestBackOff.Ticks));
        return now + new TimeSpan((long)(wait * (1 + (BackOffJitter * StableHash.Around(StableHash.Of(key), misses)))));
    }
}
