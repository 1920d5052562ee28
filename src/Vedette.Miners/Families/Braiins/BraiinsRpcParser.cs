using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Braiins;

/// <summary>What Braiins tells in the cgminer manner: less than over the web, and without a login.</summary>
internal static class BraiinsRpcParser
{
    public const string Details = "devdetails";

    private const string Maker = "Bitmain ";

    /// <summary>Asked beside summary.</summary>
    public static readonly IReadOnlyList<string> Commands = ["devs", Details, "temps", "fans", "tunerstatus", "pools"];

    /// <summary>Null where summary did not come.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var summary = replies.Rpc("summary").First("SUMMARY");
        if (!summary.Exists) return null;

        var tuner = replies.Rpc("tunerstatus").First("TUNERSTATUS");
        var boards = Boards(replies);
        var rate = Mega(summary["MHS 5s"]);
        var elapsed = summary["Elapsed"].NotNegative;
        var power = tuner["ApproximateMinerPowerConsumption"].Positive;
        return replies.Begin(Named(known, ModelOf(replies))) with
        {
            State = Readings.StateByRate(rate, elapsed),
            ProcessUptimeSeconds = elapsed,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = rate,
                OneMinute = Mega(summary["MHS 1m"]),
                FiveMinutes = Mega(summary["MHS 5m"]),
                FifteenMinutes = Mega(summary["MHS 15m"]),
                Average = Mega(summary["MHS av"]),
                Day = Mega(summary["MHS 24h"]),
                Expected = Readings.Sum(boards.Select(board => board.ExpectedHashrate)),
            },
            PowerWatts = power,
            PowerLimitWatts = tuner["PowerLimit"].Positive,
            PowerSource = power is null ? PowerSource.Unknown : PowerSource.Estimated,
            Temperatures = Readings.OfBoards(boards),
            Fans = [.. replies.Rpc("fans").Section("FANS").Select((fan, slot) => new MinerFan(MinerFanKind.Chassis, fan["ID"].SmallCount ?? slot, fan["RPM"].NotNegative, ReplyUnits.Ratio(fan["Speed"].NotNegative)))],
            Boards = boards,
            Pools = CgminerPools.Parse(replies.Rpc("pools"), elapsed),
            Shares = new MinerShares(summary["Accepted"].WholeCount, summary["Rejected"].WholeCount, summary["Stale"].WholeCount, summary["Hardware Errors"].WholeCount),
        };
    }

    /// <summary>Only the details of a board name the model.</summary>
    public static string? ModelOf(DeviceReplies replies) => replies.Rpc(Details).Section("DEVDETAILS") is { Count: > 0 } boards ? boards[0]["Model"].Word : null;

    /// <param name="model">Some with the maker before it.</param>
    public static MinerIdentity Named(MinerIdentity known, string? model) => known with
    {
        Model = known.Model ?? (model?.StartsWith(Maker, StringComparison.OrdinalIgnoreCase) == true ? model[Maker.Length..].Trim() : model),
        RawModel = known.RawModel ?? model,
        FirmwareFamily = FirmwareFamily.Braiins,
    };

    private static double? Mega(ReplyValue value) => Readings.Times(value.NotNegative, ReplyUnits.Mega);

    private static IReadOnlyList<MinerBoard> Boards(DeviceReplies replies)
    {
        var details = ById(replies.Rpc(Details).Section("DEVDETAILS"));
        var temperatures = ById(replies.Rpc("temps").Section("TEMPS"));
        return Readings.InOrder(replies.Rpc("devs").Section("DEVS").Select((board, at) =>
        {
            var id = board["ID"].Whole;
            var detail = details.GetValueOrDefault(id ?? -1, ReplyValue.Nothing);
            var temperature = temperatures.GetValueOrDefault(id ?? -1, ReplyValue.Nothing);
            return ((double)(id ?? at), new MinerBoard
            {
                Slot = at,
                Id = board["ID"].Word,
                State = board["Status"].Word,
                Hashrate = Mega(board["MHS 5s"]),
                ExpectedHashrate = Readings.Times(board["Nominal MHS"].Positive, ReplyUnits.Mega),
                Chips = detail["Chips"].SmallCount,
                BoardTemperature = Readings.Temperature(temperature["Board"]),
                ChipTemperature = Readings.Temperature(temperature["Chip"]),
                FrequencyMegahertz = detail["Frequency"].Positive,
                Volts = detail["Voltage"].Positive,
                HardwareErrors = board["Hardware Errors"].WholeCount,
            });
        }));
    }

    private static Dictionary<long, ReplyValue> ById(IReadOnlyList<ReplyValue> entries)
    {
        var byId = new Dictionary<long, ReplyValue>();
        foreach (var entry in entries) byId[entry["ID"].Whole ?? -1] = entry;
        return byId;
    }
}
