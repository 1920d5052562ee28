using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families;

/// <summary>The rates in the reply to <c>summary</c>: the names say the unit, and hold it for this reply. How long a "now" is, is a setting of cgminer: mostly five seconds, on some up to thirty.</summary>
internal static class CgminerRates
{
    /// <param name="inGiga">What a figure called "GHS" counts: not everybody means gigahashes.</param>
    public static MinerHashrate Parse(ReplyValue summary, double inGiga = ReplyUnits.Giga) => new()
    {
        FiveSeconds = Rate(summary, "5s", inGiga) ?? Rate(summary, "10s", inGiga) ?? Rate(summary, "20s", inGiga) ?? Rate(summary, "30s", inGiga),
        OneMinute = Rate(summary, "1m", inGiga),
        FiveMinutes = Rate(summary, "5m", inGiga),
        FifteenMinutes = Rate(summary, "15m", inGiga),
        Average = Rate(summary, "av", inGiga),
        Day = Rate(summary, "24h", inGiga),
    };

    /// <summary>"GHS 5s", "MHS 5s", "KHS 5s", "THS 5s": hashes per second.</summary>
    public static double? Rate(ReplyValue entry, string window, double inGiga = ReplyUnits.Giga)
    {
        if (entry[$"GHS {window}"] is { Exists: true } giga)
        {
            return giga.NotNegative * inGiga;
        }

        if (entry[$"MHS {window}"] is { Exists: true } mega)
        {
            return mega.NotNegative * ReplyUnits.Mega;
        }

        return entry[$"THS {window}"].NotNegative * ReplyUnits.Tera ?? entry[$"KHS {window}"].NotNegative * ReplyUnits.Kilo;
    }
}
