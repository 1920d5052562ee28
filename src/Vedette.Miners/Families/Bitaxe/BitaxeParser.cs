using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Bitaxe;

internal static class BitaxeParser
{
    public const string SystemInfo = "/api/system/info";

    private const int MostChips = 64;

    /// <summary>Null where the reply is not this family's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var info = replies[SystemInfo];
        if (!info["ASICModel"].Exists && !info["hashRate"].Exists) return null;

        // Some versions of the larger ones tell windows only.
        var rate = Readings.Times(info.First("hashRate", "hashRate_1m", "hashRate_10m").NotNegative, ReplyUnits.Giga);
        var uptime = info["uptimeSeconds"].NotNegative;
        var chip = Readings.Highest([Readings.Temperature(info["temp"]), Readings.Temperature(info["temp2"]), .. info["asicTemps"].Items.Take(MostChips).Select(Readings.Temperature)]);
        var errors = Errors(info);
        return replies.Begin(Identity(info, known)) with
        {
            State = State(info, rate, uptime, errors),
            UptimeSeconds = uptime,
            ProcessUptimeSeconds = uptime,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = rate,
                OneMinute = Readings.Times(info["hashRate_1m"].NotNegative, ReplyUnits.Giga),
                Day = Readings.Times(info["hashRate_1d"].Positive, ReplyUnits.Giga),
                Expected = Expected(info),
            },
            PowerWatts = info["power"].NotNegative,
            PowerSource = info["power"].NotNegative is null ? PowerSource.Unknown : PowerSource.Measured,
            Temperatures = new MinerTemperatures { Chip = chip, VoltageRegulator = Readings.Temperature(info["vrTemp"]) },
            Fans = Fans(info),
            Boards = [Board(info, rate, chip)],
            Pools = Pools(info),
            Shares = new MinerShares(info["sharesAccepted"].WholeCount, info["sharesRejected"].WholeCount, null, null),
            Errors = errors,
        };
    }

    private static MinerIdentity Identity(ReplyValue info, MinerIdentity known) => known with
    {
        Vendor = "bitaxe",
        Mac = MacAddress.Normalize(info["macAddr"].Text) ?? known.Mac,
        Hostname = info["hostname"].Word ?? known.Hostname,
        Model = known.Model ?? BitaxeModel.Of(info),
        RawModel = info.First("deviceModel", "DeviceModel", "minerModel", "ASICModel").Word ?? known.RawModel,
        FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
        FirmwareVersion = info.First("version", "axeOSVersion").Word ?? known.FirmwareVersion,
        ControlBoard = info["boardVersion"].Word ?? known.ControlBoard,
    };

    /// <summary>Older versions do not say what they should reach: every small core gives one hash a clock.</summary>
    private static double? Expected(ReplyValue info)
    {
        if (Readings.Times(info["expectedHashrate"].Positive, ReplyUnits.Giga) is { } said) return said;
        return info["smallCoreCount"].Positive * (info["asicCount"].Positive ?? 1) * info["frequency"].Positive * ReplyUnits.Mega;
    }

    private static MinerState State(ReplyValue info, double? rate, double? uptime, IReadOnlyList<MinerError> errors)
    {
        if (info["miningPaused"].Flag == true) return MinerState.Sleeping;
        return errors.Any(error => error.Severity == MinerErrorSeverity.Critical) ? MinerState.Fault : Readings.StateByRate(rate, uptime);
    }

    private static MinerBoard Board(ReplyValue info, double? rate, double? chip) => new()
    {
        Slot = 0,
        Id = info["boardVersion"].Word,
        Hashrate = rate,
        ExpectedHashrate = Expected(info),
        ExpectedChips = info["asicCount"].SmallCount is > 0 and var chips ? chips : null,
        ChipTemperature = chip,
        FrequencyMegahertz = info.First("actualFrequency", "frequency").Positive,
        Volts = info["coreVoltageActual"].Positive / 1000,
        PowerWatts = info["power"].NotNegative,
    };

    private static List<MinerFan> Fans(ReplyValue info)
    {
        var duty = ReplyUnits.Ratio(info["fanspeed"].NotNegative);
        List<MinerFan> fans = [];
        if (info["fanrpm"].NotNegative is { } first) fans.Add(new MinerFan(MinerFanKind.Chassis, 0, first, duty));
        // The second is told as 0 by boards that have but one.
        if (info.First("fan2rpm", "fanrpm2").Positive is { } second) fans.Add(new MinerFan(MinerFanKind.Chassis, 1, second, duty));
        return fans;
    }

    private static List<MinerPool> Pools(ReplyValue info)
    {
        var usesFallback = info["isUsingFallbackStratum"].Flag;
        List<MinerPool> pools = [];
        if (Url(info["stratumURL"], info["stratumPort"]) is { } first)
        {
            pools.Add(new MinerPool
            {
                Index = 0,
                Priority = 0,
                Url = first,
                Worker = info["stratumUser"].Word,
                Active = !usesFallback,
                Accepted = usesFallback == true ? null : info["sharesAccepted"].WholeCount,
                Rejected = usesFallback == true ? null : info["sharesRejected"].WholeCount,
                Difficulty = info.First("poolDifficulty", "stratumDiff").Positive,
            });
        }
        if (Url(info["fallbackStratumURL"], info["fallbackStratumPort"]) is { } second)
        {
            pools.Add(new MinerPool { Index = pools.Count, Priority = 1, Url = second, Worker = info["fallbackStratumUser"].Word, Active = usesFallback });
        }
        if (pools.Count == 0) pools.AddRange(info["stratum"]["pools"].Items.Where(pool => pool["host"].Word is not null).Select(ListedPool));
        return pools;
    }

    /// <summary>The NerdQAxe lists its pools in an object of its own.</summary>
    private static MinerPool ListedPool(ReplyValue pool, int at) => new()
    {
        Index = at,
        Priority = at,
        Url = Url(pool["host"], pool["port"]),
        Worker = pool["user"].Word,
        Active = pool["connected"].Flag,
        Status = pool["connected"].Flag == true ? MinerPoolStatus.Alive : MinerPoolStatus.Unknown,
        Accepted = pool["accepted"].WholeCount,
        Rejected = pool["rejected"].WholeCount,
        Difficulty = pool.First("poolDifficulty", "difficulty").Positive,
    };

    private static string? Url(ReplyValue host, ReplyValue port)
    {
        if (PoolUrl.WithoutLogin(host.Word) is not { } url) return null;
        var hasPort = url.LastIndexOf(':') > url.LastIndexOf('/');
        return hasPort || port.SmallCount is not > 0 ? url : $"{url}:{port.SmallCount}";
    }

    private static List<MinerError> Errors(ReplyValue info)
    {
        List<MinerError> errors = [];
        if (info["overheat_mode"].Whole is > 0)
        {
            errors.Add(new MinerError { Code = "overheat_mode", Text = "Stopped because it was too hot", Component = "temperature", Severity = MinerErrorSeverity.Critical });
        }
        foreach (var (name, component) in new[] { ("power_fault", "power_supply"), ("hardware_fault", "board") })
        {
            if (info[name].Word is { } words && info[name].Flag != false)
            {
                errors.Add(new MinerError { Code = name, Text = words, Component = component, Severity = MinerErrorSeverity.Critical });
            }
        }
        return errors;
    }
}
