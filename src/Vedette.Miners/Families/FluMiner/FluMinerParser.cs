using System.Globalization;
using Vedette.Miners.Catalogue;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.FluMiner;

internal static class FluMinerParser
{
    public const string Overview = "/api/overview";
    public const string Summary = "/api/summary";

    private const int MostFans = 16;

    /// <summary>Of a figure this many times below what the model does nobody can say whether the machine has trouble or the unit is another.</summary>
    private const double FarBelow = 20;

    /// <summary>Null where the replies are not this maker's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var summary = replies[Summary]["data"]["summary"][0];
        var info = replies[Overview]["data"]["minerInfo"];
        if (!summary["hrt"].Exists && !info["model"].Exists) return null;

        var identity = Identity(info, summary, known);
        var rate = Rate(identity.RawModel, summary["hrt"].NotNegative);
        var uptime = summary["uptime"].NotNegative;
        var watts = summary["power"].Positive;
        var heat = Parts(summary["temp"].Text);
        var temperatures = new MinerTemperatures { Board = Readings.Temperature(At(heat, 0)), Chip = Readings.Temperature(At(heat, 1)) };
        return replies.Begin(identity) with
        {
            State = Readings.StateByRate(rate, uptime),
            StateText = summary["status"].Word,
            ProcessUptimeSeconds = uptime,
            Hashrate = new MinerHashrate { FiveSeconds = rate },
            PowerWatts = watts,
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Reported,
            Temperatures = temperatures,
            Fans = Fans(Parts(summary["fan"].Text)),
            Boards = ModelTable.Find("fluminer", identity.RawModel)?.Boards == 1 && summary.Exists ? [Board(summary, rate, temperatures)] : [],
            Pools = Pools(summary),
            Shares = new MinerShares(summary["acc"].WholeCount, summary["rej"].WholeCount, null, null),
        };
    }

    /// <summary>
    /// The T3 counts gigahashes. Of the others no answer has been seen: their unit is the one in which the figure is near to what the model does, and a rate that is near in none is not known.
    /// </summary>
    private static double? Rate(string? model, double? figure)
    {
        if (figure is null or 0) return figure;

        var known = ModelTable.Find("fluminer", model);
        if (known?.Algorithm == "sha256d") return figure * ReplyUnits.Giga;
        var rate = figure * AntminerUnits.OfModel("fluminer", model, figure);
        return rate >= known?.TypicalHashrate / FarBelow ? rate : null;
    }

    /// <summary>It tells nothing of single boards: where the model has but one, the whole is that one.</summary>
    private static MinerBoard Board(ReplyValue summary, double? rate, MinerTemperatures temperatures) => new()
    {
        Slot = 0,
        Id = "0",
        Hashrate = rate,
        BoardTemperature = temperatures.Board,
        ChipTemperature = temperatures.Chip,
        Volts = summary["voltage"].Positive,
    };

    private static MinerIdentity Identity(ReplyValue info, ReplyValue summary, MinerIdentity known)
    {
        var model = info["model"].Word ?? summary["model"].Word;
        return known with
        {
            Mac = MacAddress.Normalize(info["macAddress"].Text) ?? MacAddress.Normalize(info["wifiMacAddress"].Text) ?? known.Mac,
            Serial = info["sn"].Word ?? known.Serial,
            Model = known.Model ?? model,
            RawModel = model ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = info["minerVersion"].Word ?? known.FirmwareVersion,
        };
    }

    /// <summary>"31|38": several figures in one text.</summary>
    private static List<double?> Parts(string? text)
    {
        List<double?> parts = [];
        if (text is null) return parts;
        foreach (var part in text.Split('|', MostFans)) parts.Add(ReplyNumber.Parse(part));
        return parts;
    }

    private static double? At(List<double?> parts, int at) => at < parts.Count ? parts[at] : null;

    private static List<MinerFan> Fans(List<double?> speeds)
    {
        List<MinerFan> fans = [];
        foreach (var rpm in speeds)
        {
            if (rpm is not null) fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, DeviceSentinels.Rpm(rpm), null));
        }
        return fans;
    }

    private static List<MinerPool> Pools(ReplyValue summary)
    {
        if (summary["pool"].Word is not { } host) return [];

        var url = summary["port"].SmallCount is > 0 and var port && host.LastIndexOf(':') <= host.LastIndexOf('/') ? string.Create(CultureInfo.InvariantCulture, $"{host}:{port}") : host;
        return
        [
            new MinerPool
            {
                Index = 0,
                Url = PoolUrl.WithoutLogin(url),
                Active = true,
                Status = summary["poolAlive"].Flag switch { true => MinerPoolStatus.Alive, false => MinerPoolStatus.Dead, _ => MinerPoolStatus.Unknown },
                Accepted = summary["acc"].WholeCount,
                Rejected = summary["rej"].WholeCount,
            },
        ];
    }
}
