using Vedette.Miners.Catalogue;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.IceRiver;

internal static class IceRiverParser
{
    public const string Panel = "/user/userpanel";

    private const int MostParts = 16;

    /// <summary>Null where the reply is not this maker's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var data = replies[Panel]["data"];
        if (!data["rtpow"].Exists && !data["boards"].IsArray) return null;

        var unit = data["unit"].Word;
        var boards = Boards(data["boards"], unit);
        var pools = Pools(data["pools"]);
        var rate = Rate(data["rtpow"], unit);
        var uptime = DeviceDuration.Seconds(data["runtime"].Text);
        return replies.Begin(Identity(data, known)) with
        {
            State = data["powstate"].Flag == false ? MinerState.Sleeping : Readings.StateByRate(rate, uptime),
            UptimeSeconds = uptime,
            ProcessUptimeSeconds = uptime,
            Hashrate = new MinerHashrate { FiveSeconds = rate, Average = Rate(data["avgpow"], unit), Expected = Readings.Sum(boards.Select(board => board.ExpectedHashrate)) },
            Temperatures = Readings.OfBoards(boards),
            Fans = [.. data["fans"].Items.Select((fan, slot) => new MinerFan(MinerFanKind.Chassis, slot, DeviceSentinels.Rpm(fan.Number), null))],
            Boards = boards,
            Pools = pools,
            Shares = new MinerShares(Readings.Sum(pools.Select(pool => pool.Accepted)), Readings.Sum(pools.Select(pool => pool.Rejected)), null, null),
        };
    }

    /// <summary>"130G" with its unit, or a bare figure in the unit that stands beside.</summary>
    private static double? Rate(ReplyValue value, string? unit)
    {
        var rate = ReplyUnits.Hashrate(value.Text) ?? ReplyUnits.Hashrate(value.Number, unit);
        return rate is >= 0 ? rate : null;
    }

    private static MinerIdentity Identity(ReplyValue data, MinerIdentity known)
    {
        var model = data["model"].Word is { } named && !named.Equals("none", StringComparison.OrdinalIgnoreCase) ? named : OfVersion(data["softver1"].Word) ?? OfVersion(data["softver2"].Word);
        return known with
        {
            Mac = MacAddress.Normalize(data["mac"].Text) ?? known.Mac,
            Hostname = data["host"].Word ?? known.Hostname,
            // The device writes ks0pro; the table knows how people write it.
            Model = known.Model ?? ModelTable.Find("iceriver", model)?.Name ?? model,
            RawModel = model ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = data.First("softver1", "softver2").Word ?? known.FirmwareVersion,
        };
    }

    /// <summary>The name stands somewhere in the version's parts: "ks0pro_20240301", "release_10306_miner", "BOOT_2_1_ks3mminer". Where none of them is a known model, it is the last but for the word miner.</summary>
    private static string? OfVersion(string? version)
    {
        if (version is null) return null;
        var parts = version.Split('_', MostParts).Select(WithoutMiner).Where(part => part.Length > 0).ToList();
        return parts.FirstOrDefault(part => ModelTable.Find("iceriver", part) is not null) ?? parts.LastOrDefault(part => char.IsAsciiLetter(part[0]) && part.Any(char.IsAsciiDigit));
    }

    private static string WithoutMiner(string part) => part.EndsWith("miner", StringComparison.OrdinalIgnoreCase) ? part[..^"miner".Length] : part;

    private static IReadOnlyList<MinerBoard> Boards(ReplyValue boards, string? unit) =>
        Readings.InOrder(boards.Items.Select((board, at) => (board["no"].Number ?? at, new MinerBoard
        {
            Slot = at,
            Id = board["no"].Word,
            State = board["state"].Flag switch { true => "on", false => "off", null => null },
            Hashrate = Rate(board["rtpow"], unit),
            ExpectedHashrate = Rate(board["idealpow"], unit) is > 0 and var ideal ? ideal : null,
            Chips = board["chipnum"].SmallCount,
            InletTemperature = Readings.Temperature(board["intmp"]),
            OutletTemperature = Readings.Temperature(board["outtmp"]),
            BoardTemperature = Readings.Highest([Readings.Temperature(board["intmp"]), Readings.Temperature(board["outtmp"])]),
            FrequencyMegahertz = board["freq"].Positive,
        })));

    private static IReadOnlyList<MinerPool> Pools(ReplyValue pools) =>
    [
        .. pools.Items.Where(pool => pool["addr"].Word is not null).Select((pool, at) => new MinerPool
        {
            Index = at,
            Priority = pool["no"].SmallCount,
            Url = PoolUrl.WithoutLogin(pool["addr"].Text),
            Worker = pool["user"].Word,
            Active = pool["connect"].Flag,
            Status = pool["state"].Whole switch { 1 => MinerPoolStatus.Alive, null => MinerPoolStatus.Unknown, _ => MinerPoolStatus.Dead },
            Accepted = pool["accepted"].WholeCount,
            Rejected = pool["rejected"].WholeCount,
            Difficulty = ReplyUnits.Scaled(pool["diff"].Word),
        }),
    ];
}
