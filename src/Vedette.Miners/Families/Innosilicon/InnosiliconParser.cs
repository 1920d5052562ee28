using Vedette.Miners.Errors;
using Vedette.Miners.Families.Antminer;
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
        var identity = Identity(replies, known);
        var now = summary.First("MHS 5s", "MHS 20s", "MHS 1m").NotNegative;
        var average = summary["MHS av"].NotNegative;
        // Its Equihash machines write single solutions under the name of megahashes.
        var unit = AntminerUnits.OfModel("innosilicon", identity.RawModel ?? identity.Model, Readings.Highest([now, average])) ?? ReplyUnits.Mega;
        var rate = Rate(all["total_hash"]) ?? now * unit;
        var elapsed = summary["Elapsed"].NotNegative;
        var power = all["power"].Positive ?? stats.Select(board => board["power"].Positive).FirstOrDefault(watts => watts is not null);
        return replies.Begin(identity) with
        {
            State = Readings.StateByRate(rate, elapsed),
            ProcessUptimeSeconds = elapsed,
            Hashrate = new MinerHashrate { FiveSeconds = rate, Average = average * unit },
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
        var model = overview["type"].Word ?? (known.RawModel is null ? OfProgram(replies.Rpc("summary").Description) : null);
        return known with
        {
            Mac = MacAddress.Normalize(replies[All]["all"]["mac"].Text) ?? MacAddress.Normalize(overview["version"]["ethaddr"].Text) ?? known.Mac,
            Model = known.Model ?? model,
            RawModel = model ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = overview["version"]["platform_v"].Word ?? known.FirmwareVersion,
        };
    }

    /// <summary>"innominer a9-1.1.0" is the program of the A9.</summary>
    private static string? OfProgram(string? description)
    {
        const string Program = "innominer ";
        if (description is null || !description.StartsWith(Program, StringComparison.OrdinalIgnoreCase)) return null;

        var name = description.AsSpan(Program.Length).Trim();
        var dash = name.IndexOf('-');
        name = dash > 0 ? name[..dash] : name;
        return name.Length is > 1 and < 16 && char.IsAsciiLetter(name[0]) && char.IsAsciiDigit(name[1]) ? name.ToString().ToUpperInvariant() : null;
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

    /// <summary>Older versions do not number their boards; pools and places without a board are listed among them.</summary>
    private static bool IsBoard(ReplyValue entry) => entry["Chain ID"].Exists || entry["Num active chips"].Exists || entry["Num chips"].Positive is not null;

    private static IReadOnlyList<MinerBoard> BoardsOfRpc(IReadOnlyList<ReplyValue> stats) =>
        Readings.InOrder(stats.Where(IsBoard).Take(MostBoards).Select((board, at) => (board["Chain ID"].Number ?? at, new MinerBoard
        {
            Slot = at,
            Id = board.First("Chain ID", "ID").Word,
            Chips = board["Num active chips"].SmallCount,
            ExpectedChips = board["Num chips"].SmallCount is > 0 and var chips ? chips : null,
            ChipTemperature = Readings.Temperature(board.First("Temp max", "MAX TEMP", "Temp")),
            HardwareErrors = board["HW errors"].WholeCount,
        })));
}
