using Vedette.Miners.Errors;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Elphapex;

internal static class ElphapexParser
{
    public const string Stats = "/cgi-bin/stats.cgi";
    public const string System = "/cgi-bin/get_system_info.cgi";
    public const string Summary = "/cgi-bin/summary.cgi";
    public const string Pools = "/cgi-bin/pools.cgi";
    public const string Power = "/cgi-bin/get_power.cgi";

    /// <summary>Null where the replies are not this maker's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var stats = replies[Stats]["STATS"][0];
        if (!stats.Exists) return null;

        var summary = replies[Summary]["SUMMARY"][0];
        var unit = ReplyUnits.HashesIn(stats["rate_unit"].Word) ?? ReplyUnits.Mega;
        var boards = Boards(stats["chain"], unit);
        var pools = PoolsOf(replies[Pools]["POOLS"]);
        var rate = stats["rate_5s"].NotNegative * unit;
        var elapsed = stats["elapsed"].NotNegative;
        var isWithoutPool = pools.Count > 0 && pools.All(pool => pool.Status == MinerPoolStatus.Dead);
        return replies.Begin(Identity(replies, known)) with
        {
            State = rate is 0 && isWithoutPool ? MinerState.Stopped : Readings.StateByRate(rate, elapsed),
            StateText = rate is 0 && isWithoutPool ? "no pool is reachable" : null,
            ProcessUptimeSeconds = elapsed,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = rate,
                FifteenMinutes = stats["rate_15m"].NotNegative * unit,
                Average = stats["rate_avg"].NotNegative * unit,
                Expected = stats["rate_ideal"].Positive * unit,
            },
            // power_output stands there too, in a unit that nobody names: what is not known is not shown.
            Temperatures = Readings.OfBoards(boards) with { PowerSupply = Readings.Temperature(replies[Power]["power_temp"].Positive / 10) },
            Fans = [.. stats["fan"].Items.Take(stats["fan_num"].SmallCount is > 0 and var count ? count : int.MaxValue).Select((fan, slot) => new MinerFan(MinerFanKind.Chassis, slot, fan.NotNegative, null))],
            Boards = boards,
            Pools = pools,
            Shares = new MinerShares(
                Readings.Sum(pools.Select(pool => pool.Accepted)), Readings.Sum(pools.Select(pool => pool.Rejected)), Readings.Sum(pools.Select(pool => pool.Stale)), summary["hw_all"].WholeCount),
            Errors = ErrorsOf(summary["status"]),
        };
    }

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known)
    {
        var (system, info) = (replies[System], replies[Stats]["INFO"]);
        var model = system["minertype"].Word ?? info["type"].Word;
        return known with
        {
            Mac = MacAddress.Normalize(system["macaddr"].Text) ?? known.Mac,
            Serial = info["dev_sn"].Word ?? known.Serial,
            Hostname = system["hostname"].Word ?? known.Hostname,
            Model = known.Model ?? model,
            RawModel = model ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = system["system_filesystem_version"].Word ?? info["miner_version"].Word ?? known.FirmwareVersion,
            ApiVersion = replies[Stats]["STATUS"]["api_version"].Word ?? known.ApiVersion,
            ControlBoard = info["hw_version"].Word ?? known.ControlBoard,
            Algorithm = known.Algorithm ?? system["Algorithm"].Word?.ToLowerInvariant(),
        };
    }

    /// <summary>Slots without a board are listed with the temperatures of another one; what tells them apart is that they have no chips.</summary>
    private static IReadOnlyList<MinerBoard> Boards(ReplyValue chains, double unit) =>
        Readings.InOrder(chains.Items.Where(chain => chain["asic_num"].SmallCount is > 0).Select((chain, at) => (chain["index"].Number ?? at, new MinerBoard
        {
            Slot = at,
            Id = chain["index"].Word,
            Serial = chain["sn"].Word,
            Hashrate = chain["rate_real"].NotNegative * unit,
            ExpectedHashrate = chain["rate_ideal"].Positive * unit,
            Chips = chain["asic_num"].SmallCount,
            BoardTemperature = Readings.Highest(chain["temp_pcb"].Items.Select(Readings.Temperature)),
            ChipTemperature = Readings.Highest(chain["temp_chip"].Items.Select(ChipTemperature)),
            FrequencyMegahertz = Frequency(chain["freq_avg"].Positive),
            HardwareErrors = chain["hw"].WholeCount,
        })));

    /// <summary>In thousandths of a degree; a chip of more than 200 degrees would be slag, so a smaller figure is taken as it is.</summary>
    private static double? ChipTemperature(ReplyValue value) => Readings.Temperature(value.Positive is > 1000 and var thousandths ? thousandths / 1000 : value.Positive);

    /// <summary>Some firmware gives a figure in a unit that nobody names: beyond what chips run at it is not known.</summary>
    private static double? Frequency(double? figure) => figure is < 5000 ? figure : null;

    private static IReadOnlyList<MinerPool> PoolsOf(ReplyValue pools) =>
    [
        .. pools.Items.Where(pool => pool["url"].Word is not null).Select((pool, at) => new MinerPool
        {
            Index = at,
            Priority = pool["priority"].SmallCount,
            Url = PoolUrl.WithoutLogin(pool["url"].Text),
            Worker = pool["user"].Word,
            Status = Readings.PoolStatus(pool["status"].Word),
            Accepted = pool["accepted"].WholeCount,
            Rejected = pool["rejected"].WholeCount,
            Stale = pool["stale"].WholeCount,
            LastShareAgeSeconds = CgminerPools.Age(pool["lstime"], null, null),
            Difficulty = ReplyUnits.Scaled(pool["diff"].Word) ?? pool["lsdiff"].Positive,
        }),
    ];

    private static IReadOnlyList<MinerError> ErrorsOf(ReplyValue findings) =>
    [
        .. findings.Items.Where(finding => finding["code"].Whole is not null and not 0).Select(finding =>
        {
            // The types are those of Bitmain's pages, and the words the device's own where it has any.
            var known = VendorErrors.Describe("antminer", $"{finding["type"].Word}:{finding["code"].Word}");
            return known with { Text = finding["msg"].Word ?? known.Text };
        }),
    ];
}
