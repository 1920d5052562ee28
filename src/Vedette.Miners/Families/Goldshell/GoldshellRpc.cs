using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Goldshell;

/// <summary>What a Goldshell tells in the cgminer manner; only models with a newer control board do.</summary>
internal sealed record GoldshellRpc(double? Rate, double? Average, double? Elapsed, IReadOnlyList<MinerBoard> Boards, IReadOnlyList<MinerFan> Fans, MinerShares Shares)
{
    public static readonly IReadOnlyList<string> Commands = ["summary", "devs", "devdetails", "stats", "pools"];

    public static GoldshellRpc? Read(DeviceReplies replies)
    {
        var summary = replies.Rpc("summary").First("SUMMARY");
        if (!summary.Exists) return null;

        var devices = replies.Rpc("devs").Section("DEVS");
        var details = replies.Rpc("devdetails").Section("DEVDETAILS") is { Count: > 0 } named ? named : replies.Rpc("devdetails").Section("DEVS");
        return new GoldshellRpc(
            RateOf(summary), summary["MHS av"].NotNegative * ReplyUnits.Mega, summary["Elapsed"].NotNegative,
            Readings.InOrder(devices.Select((board, at) => (board["ID"].Number ?? at, Board(board, details.FirstOrDefault(entry => entry["ID"].Whole == board["ID"].Whole), at)))),
            FansOf(devices) is { Count: > 0 } fans ? fans : FansOf(replies.Rpc("stats").Section("STATS")),
            new MinerShares(summary["Accepted"].WholeCount, summary["Rejected"].WholeCount, summary["Stale"].WholeCount, summary["Hardware Errors"].WholeCount));
    }

    private static double? RateOf(ReplyValue entry) => entry.First("MHS 5s", "MHS 20s", "MHS 1m").NotNegative * ReplyUnits.Mega;

    private static MinerBoard Board(ReplyValue board, ReplyValue detail, int at) => new()
    {
        Slot = at,
        Id = board["ID"].Word,
        State = board["Status"].Word,
        Hashrate = RateOf(board),
        Chips = detail["chips-nr"].SmallCount,
        BoardTemperature = Readings.Temperature(board["tstemp-2"]),
        ChipTemperature = Readings.Highest([Readings.Temperature(board["tstemp-0"]), Readings.Temperature(board["tstemp-1"])]),
        HardwareErrors = board["Hardware Errors"].WholeCount,
    };

    /// <summary>Every board repeats the fans of the whole; the slowest figure is the one to worry about. Older versions tell them in <c>stats</c>.</summary>
    private static IReadOnlyList<MinerFan> FansOf(IReadOnlyList<ReplyValue> devices)
    {
        var slowest = new SortedDictionary<int, double>();
        foreach (var (name, value) in devices.SelectMany(device => device.Members))
        {
            if (!name.StartsWith("fan", StringComparison.OrdinalIgnoreCase) || !int.TryParse(name.AsSpan(3), out var number) || number is < 0 or > 16) continue;
            if (DeviceSentinels.Rpm(value.Number) is { } rpm) slowest[number] = slowest.TryGetValue(number, out var other) ? Math.Min(rpm, other) : rpm;
        }
        return [.. slowest.Values.Select((rpm, slot) => new MinerFan(MinerFanKind.Chassis, slot, rpm, null))];
    }
}
