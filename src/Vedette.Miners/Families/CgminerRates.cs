using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families;

/// <summary>The rates in the reply to <c>summary</c>: the names say the unit, and hold it for this reply.</summary>
internal static class CgminerRates
{
    public static MinerHashrate Parse(ReplyValue summary) => new()
    {
        FiveSeconds = Rate(summary, "5s"),
        OneMinute = Rate(summary, "1m"),
        FiveMinutes = Rate(summary, "5m"),
        FifteenMinutes = Rate(summary, "15m"),
        Average = Rate(summary, "av"),
        Day = Rate(summary, "24h"),
    };

    /// <summary>"GHS 5s", "MHS 5s", "KHS 5s", "THS 5s": hashes per second.</summary>
    public static double? Rate(ReplyValue entry, string window)
    {
        if (entry[$"GHS {window}"] is { Exists: true } giga)
        {
            return giga.NotNegative * ReplyUnits.Giga;
        }

        if (entry[$"MHS {window}"] is { Exists: true } mega)
        {
            return mega.NotNegative * ReplyUnits.Mega;
        }

        return entry[$"THS {window}"].NotNegative * ReplyUnits.Tera ?? entry[$"KHS {window}"].NotNegative * ReplyUnits.Kilo;
    }
}
