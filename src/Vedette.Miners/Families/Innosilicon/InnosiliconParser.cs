using Vedette.Miners.Errors;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Innosilicon;

internal static class InnosiliconParser
{
    public const string All = "/api/getAll";
    public const string Overview = "/api/overview";
    public const string ErrorDetail = "/api/getErrorDetail";

    public static readonly IReadOnlyList<string> Commands = ["summary", "stats", "pools"];

    private const int MostBoards = 16;

    /// <summary>Null where neither the web nor the cgminer interface told anything.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var all = replies[All]["all"];
        var summary = replies.Rpc("summary").First("SUMMARY");
        if (!all.IsObject && !summary.Exists) return null;

        var stats = replies.Rpc("stats").Section("STATS");
        var boards = all["chain"].IsArray ? BoardsOfWeb(all["chain"], stats) : BoardsOfRpc(stats);
        var rate = Rate(all["total_hash"]) ?? summary.First("MHS 5s", "MHS 20s", "MHS 1m").NotNegative * ReplyUnits.Mega;
        var elapsed = summary["Elapsed"].NotNegative;
        var power = all["power"].Positive ?? stats.Select(board => board["power"].Positive).FirstOrDefault(watts => watts is not null);
        return replies.Begin(Identity(replies, known)) with
        {
            State = Readings.StateByRate(rate, elapsed),
            ProcessUptimeSeconds = elapsed,
            Hashrate = new MinerHashrate { FiveSeconds = rate, Average = summary["MHS av"].NotNegative * ReplyUnits.Mega },
            PowerWatts = power,
            PowerSource = power is null ? PowerSource.Unknown : PowerSource.Reported,
            PowerMode = all["running_mode"]["level"].Word is { } level ? $"level {level}" : null,
            Temperatures = Readings.OfBoards(boards),
            // It tells only how hard its fans are driven, and that of all of them together.
            Fans = ReplyUnits.Ratio(all["fansSpeed"].NotNegative ?? stats.Select(board => board["Fan duty"].NotNegative).FirstOrDefault(duty => duty is not null)) is { } ratio
                ? [new MinerFan(MinerFanKind.Chassis, 0, null, ratio)]
                : [],
            Boards = boards,
            Pools = CgminerPools.Parse(replies.Rpc("pools"), elapsed),
            Shares = new MinerShares(summary["Accepted"].WholeCount, summary["Rejected"].WholeCount, summary["Stale"].WholeCount, summary["Hardware Errors"].WholeCount),
            Errors = replies[ErrorDetail]["code"].Whole is { } code and not 0 ? [VendorErrors.Describe("innosilicon", $"{code}")] : [],
        };
    }

    /// <summary>In hashes or, in older versions, in millions of them.</summary>
    private static double? Rate(ReplyValue entry) => entry["Hash Rate H"].NotNegative ?? entry["Hash Rate"].NotNegative * ReplyUnits.Mega;

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known)
    {
        var overview = replies[Overview];
        var model = overview["type"].Word;
        return known with
        {
            Mac = MacAddress.Normalize(replies[All]["all"]["mac"].Text) ?? MacAddress.Normalize(overview["version"]["ethaddr"].Text) ?? known.Mac,
            Model = known.Model ?? model,
            RawModel = model ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = overview["version"]["platform_v"].Word ?? known.FirmwareVersion,
        };
    }

    private static IReadOnlyList<MinerBoard> BoardsOfWeb(ReplyValue chains, IReadOnlyList<ReplyValue> stats) =>
        Readings.InOrder(chains.Items.Take(MostBoards).Select((chain, at) =>
        {
            var counted = stats.FirstOrDefault(board => board["Chain ID"].Whole == (chain["ASC"].Whole ?? at));
            return (chain["ASC"].Number ?? at, new MinerBoard
            {
                Slot = at,
                Id = chain["ASC"].Word,
                Hashrate = Rate(chain),
                Chips = counted["Num active chips"].SmallCount,
                BoardTemperature = Readings.Temperature(chain["Temp min"]),
                ChipTemperature = Readings.Temperature(chain["Temp max"]),
                HardwareErrors = chain["Hardware Errors"].WholeCount,
            });
        }));

    private static IReadOnlyList<MinerBoard> BoardsOfRpc(IReadOnlyList<ReplyValue> stats) =>
        Readings.InOrder(stats.Where(board => board["Chain ID"].Exists).Take(MostBoards).Select((board, at) => (board["Chain ID"].Number ?? at, new MinerBoard
        {
            Slot = at,
            Id = board["Chain ID"].Word,
            Chips = board["Num active chips"].SmallCount,
            ChipTemperature = Readings.Temperature(board.First("Temp max", "MAX TEMP")),
            HardwareErrors = board["HW errors"].WholeCount,
        })));
}
