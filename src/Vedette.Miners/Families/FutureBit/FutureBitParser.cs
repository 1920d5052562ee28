using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.FutureBit;

internal static class FutureBitParser
{
    public static readonly FutureBitQuestion Controller = new("Mcu", "hostname network { name mac }");

    public static readonly FutureBitQuestion Stats = new("Miner",
        "version statVersion versions { miner } "
        + "master { upTime boardsW intervals { int_30 { bySol } int_300 { bySol } int_900 { bySol } int_0 { bySol } } } "
        + "pool { host port userName diff intervals { int_0 { sharesAccepted sharesRejected inService } } } "
        + "fans { int_0 { rpm } } slots { int_0 { chips temperature temperature1 ghs errors } } slaves { uid }");

    /// <summary>The machine itself, and as many standard units as hang on its sockets.</summary>
    private const int MostUnits = 16;

    /// <summary>Two to a unit.</summary>
    private const int MostFans = 2 * MostUnits;

    /// <summary>Null where the answer is not this maker's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        ReplyValue listed = Stats.ResultOf(replies);
        if (!listed.IsArray)
        {
            return null;
        }

        List<ReplyValue> units = [.. listed.Items.Where(unit => unit["master"].IsObject).Take(MostUnits)];
        IReadOnlyList<MinerBoard> boards = [.. units.Select(Board)];
        double? uptime = Readings.Highest(units.Select(unit => unit["master"]["upTime"].NotNegative));
        double? rate = Readings.Sum(boards.Select(board => board.Hashrate));
        double? watts = Readings.Sum(units.Select(unit => unit["master"]["boardsW"].Positive));
        IReadOnlyList<MinerPool> pools = PoolsOf(units);
        return replies.Begin(Identity(replies, units, known)) with
        {
            // Nobody writes the list while the mining program stands.
            State = units.Count == 0 ? MinerState.Stopped : Readings.StateByRate(rate, uptime),
            ProcessUptimeSeconds = uptime,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = rate,
                FiveMinutes = Window(units, "int_300"),
                FifteenMinutes = Window(units, "int_900"),
                Average = Window(units, "int_0"),
            },
            PowerWatts = watts,
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Reported,
            Temperatures = Readings.OfBoards(boards),
            Fans = [.. units.SelectMany(unit => unit["fans"]["int_0"]["rpm"].Items).Take(MostFans).Select((rpm, slot) => new MinerFan(MinerFanKind.Chassis, slot, DeviceSentinels.Rpm(rpm.Number), null))],
            Boards = boards,
            Pools = pools,
            Shares = new MinerShares(Readings.Sum(pools.Select(pool => pool.Accepted)), Readings.Sum(pools.Select(pool => pool.Rejected)), null, Readings.Sum(boards.Select(board => board.HardwareErrors))),
        };
    }

    private static MinerIdentity Identity(DeviceReplies replies, List<ReplyValue> units, MinerIdentity known)
    {
        ReplyValue unit = units.Count > 0 ? units[0] : ReplyValue.Nothing;
        ReplyValue controller = Controller.ResultOf(replies);
        string? model = unit["version"].Word?.ToUpperInvariant() switch
        {
            "V1" => "Apollo BTC",
            "V2" => "Apollo II",
            _ => null,
        };
        return known with
        {
            Mac = MacOf(controller["network"]) ?? known.Mac,
            Hostname = controller["hostname"].Word ?? known.Hostname,
            Serial = unit["slaves"][0]["uid"].Word ?? known.Serial,
            Model = known.Model ?? model,
            RawModel = model ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = unit["versions"]["miner"].Word ?? known.FirmwareVersion,
            ApiVersion = unit["statVersion"].Word ?? known.ApiVersion,
            Algorithm = known.Algorithm ?? "sha256d",
        };
    }

    /// <summary>The wired card's, where it has one, whatever of its cards is in use: else it were another miner with each.</summary>
    private static string? MacOf(ReplyValue cards) => cards.Items
        .OrderByDescending(card => card["name"].Word?.StartsWith('e') == true)
        .Select(card => MacAddress.Normalize(card["mac"].Text))
        .FirstOrDefault(mac => mac is not null);

    /// <summary>By the solutions that were found, in gigahashes.</summary>
    private static double? Window(List<ReplyValue> units, string window) =>
        Readings.Sum(units.Select(unit => unit["master"]["intervals"][window]["bySol"].NotNegative * ReplyUnits.Giga));

    private static MinerBoard Board(ReplyValue unit, int at)
    {
        ReplyValue slot = unit["slots"]["int_0"];
        return new MinerBoard
        {
            Slot = at,
            Id = $"{at}",
            Serial = unit["slaves"][0]["uid"].Word,
            // What it does now falls to 0 with it; the window of half a minute goes on for as long.
            Hashrate = (slot["ghs"].NotNegative ?? unit["master"]["intervals"]["int_30"]["bySol"].NotNegative) * ReplyUnits.Giga,
            Chips = slot["chips"].SmallCount is > 0 and var chips ? chips : null,
            BoardTemperature = Readings.Highest([Readings.Temperature(slot["temperature"]), Readings.Temperature(slot["temperature1"])]),
            PowerWatts = unit["master"]["boardsW"].Positive,
            HardwareErrors = slot["errors"].WholeCount,
        };
    }

    /// <summary>Units with the same pool tell it each by itself: counts of shares add up.</summary>
    private static IReadOnlyList<MinerPool> PoolsOf(List<ReplyValue> units) =>
    [
        .. units.Select(unit => unit["pool"]).Where(pool => pool["host"].Word is not null).GroupBy(pool => (Url: UrlOf(pool), Worker: pool["userName"].Word)).Select((same, at) =>
        {
            bool? isInService = same.Select(pool => pool["intervals"]["int_0"]["inService"].Number).Max() is { } seconds ? seconds > 0 : null;
            return new MinerPool
            {
                Index = at,
                Url = same.Key.Url,
                Worker = same.Key.Worker,
                Active = isInService,
                Status = isInService == true ? MinerPoolStatus.Alive : MinerPoolStatus.Unknown,
                Accepted = Readings.Sum(same.Select(pool => pool["intervals"]["int_0"]["sharesAccepted"].WholeCount)),
                Rejected = Readings.Sum(same.Select(pool => pool["intervals"]["int_0"]["sharesRejected"].WholeCount)),
                Difficulty = same.First()["diff"].Positive,
            };
        }),
    ];

    private static string? UrlOf(ReplyValue pool)
    {
        string? host = PoolUrl.WithoutLogin(pool["host"].Text);
        return host is null || pool["port"].SmallCount is not > 0 || host.LastIndexOf(':') > host.LastIndexOf('/') ? host : $"{host}:{pool["port"].SmallCount}";
    }
}
