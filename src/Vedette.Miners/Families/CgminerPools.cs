using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families;

/// <summary>The reply to <c>pools</c>, which all descendants of cgminer give in nearly the same words.</summary>
internal static class CgminerPools
{
    private const double FirstEpoch = 1_000_000_000;
    private const int Most = 64;

    /// <summary>The configured ones only: a place without a URL is no pool.</summary>
    /// <param name="elapsed">Seconds since the mining program began, for devices whose clock begins there.</param>
    public static IReadOnlyList<MinerPool> Parse(RpcReply reply, double? elapsed)
    {
        var pools = new List<MinerPool>();
        double? when = reply.Root["STATUS"][0]["When"].Number ?? reply.Root["STATUS"]["When"].Number;
        foreach (ReplyValue entry in reply.Section("POOLS"))
        {
            if (PoolUrl.WithoutLogin(entry.First("URL", "Stratum URL", "url").Text) is not { } url || pools.Count == Most)
            {
                continue;
            }

            int group = entry["GROUP"].SmallCount ?? 0;
            pools.Add(new MinerPool
            {
                Group = group,
                Index = CountOf(pools, group),
                Priority = entry["Priority"].SmallCount,
                Url = url,
                Worker = entry.First("User", "user").Word,
                Status = Readings.PoolStatus(entry.First("Status", "status").Word),
                Active = entry["Stratum Active"].Flag,
                IsDeveloperFee = IsDeveloperFee(entry),
                Accepted = entry["Accepted"].WholeCount,
                Rejected = entry["Rejected"].WholeCount,
                Stale = entry["Stale"].WholeCount,
                LastShareAgeSeconds = Age(entry["Last Share Time"], when, elapsed),
                Difficulty = entry["Stratum Difficulty"].Positive ?? Positive(ReplyUnits.Scaled(entry["Diff"].Text)) ?? entry["Work Difficulty"].Positive ?? entry["Last Share Difficulty"].Positive,
            });
        }

        return pools;
    }

    /// <summary>Counted by the program; where it does not tell them, the sum over the owner's pools.</summary>
    public static MinerShares Shares(ReplyValue summary, IReadOnlyList<MinerPool> pools) => new(
        summary["Accepted"].WholeCount ?? Sum(pools, pool => pool.Accepted),
        summary["Rejected"].WholeCount ?? Sum(pools, pool => pool.Rejected),
        summary["Stale"].WholeCount ?? Sum(pools, pool => pool.Stale),
        summary["Hardware Errors"].WholeCount);

    /// <summary>Written as a time of day ago, an epoch, or seconds since the program began; 0 is never.</summary>
    public static double? Age(ReplyValue lastShare, double? when, double? elapsed)
    {
        if (lastShare.Text is { } text && text.Contains(':', StringComparison.Ordinal))
        {
            return DeviceDuration.Seconds(text);
        }

        if (lastShare.Positive is not { } at)
        {
            return null;
        }

        // Both from the same clock of the device: its own "now", or how long it has been running.
        double? now = at > FirstEpoch == when > FirstEpoch ? when : at > FirstEpoch ? null : elapsed;
        return now - at is >= 0 and var age ? age : null;
    }

    private static bool IsDeveloperFee(ReplyValue entry)
    {
        string said = $"{entry["URL"].Text} {entry["Stratum URL"].Text} {entry["User"].Text} {entry["Pool Type"].Text} {entry["pool_type"].Text}";
        return said.Contains("devfee", StringComparison.OrdinalIgnoreCase) || said.Contains("dev fee", StringComparison.OrdinalIgnoreCase) || said.Contains("dev_fee", StringComparison.OrdinalIgnoreCase);
    }

    private static int CountOf(List<MinerPool> pools, int group)
    {
        int count = 0;
        foreach (MinerPool pool in pools)
        {
            count += pool.Group == group ? 1 : 0;
        }

        return count;
    }

    private static long? Sum(IReadOnlyList<MinerPool> pools, Func<MinerPool, long?> of)
    {
        var counts = new List<long?>();
        foreach (MinerPool pool in pools)
        {
            if (!pool.IsDeveloperFee)
            {
                counts.Add(of(pool));
            }
        }

        return Readings.Sum(counts);
    }

    private static double? Positive(double? number) => number > 0 ? number : null;
}
