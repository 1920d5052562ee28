using System.Text.RegularExpressions;

namespace Vedette.MinerSimulator.Values;

/// <summary>Tells by its key, and by the keys around it, what a value of a reply is.</summary>
internal static partial class SlotRules
{
    /// <param name="path">Keys from the outermost on.</param>
    public static SlotKind KindOf(IReadOnlyList<string> path)
    {
        string key = path.Count > 0 ? path[^1] : "";
        if (RateKey().IsMatch(key))
        {
            return path.Any(p => FixedRate().IsMatch(p)) ? SlotKind.None : SlotKind.Rate;
        }

        return key switch
        {
            "Accepted" or "accepted" or "accepted_shares" or "acceptedShares" or "acceptedSolutions" => SlotKind.Accepted,
            "sharesAccepted" => SlotKind.AcceptedAnew,
            "Difficulty Accepted" or "difficultyAccepted" => SlotKind.AcceptedWork,
            "Total MH" or "generated_work" => SlotKind.Total,
            "When" or "when" or "Last getwork" or "Last Valid Work" => SlotKind.Clock,
            "Last Share Time" or "Last Accepted Share Timestamp" => SlotKind.LastShare,
            "seconds" when path.Contains("last_share_time") => SlotKind.LastShare,
            "durationS" when path.Contains("uptime") => SlotKind.Elapsed,
            "URL" or "url" or "Stratum URL" or "stratumURL" or "Current Pool" => SlotKind.PoolUrl,
            "User" or "user" or "account" or "stratumUser" or "Current User" => SlotKind.PoolUser,
            _ when ElapsedKey().IsMatch(key) => SlotKind.Elapsed,
            _ when TemperatureKey().IsMatch(key) && !path.Any(p => FixedTemperature().IsMatch(p)) => SlotKind.Temperature,
            _ => SlotKind.None,
        };
    }

    [GeneratedRegex(
        @"\A((GHS|MHS|KHS|THS) .+|HS RT|rate_(5s|15m|30m|avg|real)|chain_rate\d+|total_rate|hash-(realtime|1min|15min|average)|hash_?rate(_(1m|10m|1h|5s|rt))?|(instant|average)_hashrate|hr_(realtime|average)|.*hash_per_second|mhs(5s|1m|5m|15m|24h|av)|.*average mhs)\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RateKey();

    [GeneratedRegex("nominal|ideal|error|target|factory|default|sticker|preset|estimator", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FixedRate();

    [GeneratedRegex(@"\A(elapsed|device elapsed|uptime|uptimeseconds|uptime_s|bosminer_uptime_s|system_uptime|system_uptime_s|bootup-time)\z", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ElapsedKey();

    [GeneratedRegex("temp|tenperature|degree_c", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TemperatureKey();

    [GeneratedRegex("target|limit|shutdown|hot|fan mode|display", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FixedTemperature();
}
