using System.Globalization;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.FluMiner;

internal static class FluMinerParser
{
    public const string Overview = "/api/overview";
    public const string Summary = "/api/summary";

    private const int MostFans = 16;

    /// <summary>Null where the replies are not this maker's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var summary = replies[Summary]["data"]["summary"][0];
        var info = replies[Overview]["data"]["minerInfo"];
        if (!summary["hrt"].Exists && !info["model"].Exists) return null;

        var identity = Identity(info, summary, known);
        var figure = summary["hrt"].NotNegative;
        var rate = figure * (AntminerUnits.OfModel("fluminer", identity.RawModel, figure) ?? ReplyUnits.Giga);
        var uptime = summary["uptime"].NotNegative;
        var watts = summary["power"].Positive;
        var heat = Parts(summary["temp"].Text);
        return replies.Begin(identity) with
        {
            State = Readings.StateByRate(rate, uptime),
            StateText = summary["status"].Word,
            ProcessUptimeSeconds = uptime,
            Hashrate = new MinerHashrate { FiveSeconds = rate },
            PowerWatts = watts,
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Reported,
            // The board's, and the chips'.
            Temperatures = new MinerTemperatures { Board = Readings.Temperature(At(heat, 0)), Chip = Readings.Temperature(At(heat, 1)) },
            Fans = Fans(Parts(summary["fan"].Text)),
            Pools = Pools(summary),
            Shares = new MinerShares(summary["acc"].WholeCount, summary["rej"].WholeCount, null, null),
        };
    }

    private static MinerIdentity Identity(ReplyValue info, ReplyValue summary, MinerIdentity known)
    {
        var model = info["model"].Word ?? summary["model"].Word;
        return known with
        {
            Mac = MacAddress.Normalize(info["macAddress"].Text) ?? known.Mac,
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
