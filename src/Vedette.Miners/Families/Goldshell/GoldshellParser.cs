using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Goldshell;

internal static class GoldshellParser
{
    public const string Status = "/mcb/status";
    public const string Devices = "/mcb/cgminer?cgminercmd=devs";
    public const string Pools = "/mcb/pools";
    public const string Setting = "/mcb/setting";

    /// <summary>Null where the replies are not this maker's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var devices = replies[Devices]["data"];
        var rpc = GoldshellRpc.Read(replies);
        if (!devices.IsArray && rpc is null && !replies[Status]["model"].Exists) return null;

        var boards = devices.IsArray ? Boards(devices) : rpc?.Boards ?? [];
        var rate = devices.IsArray ? Readings.Sum(boards.Select(board => board.Hashrate)) : rpc?.Rate;
        var age = devices.IsArray ? Readings.Highest(devices.Items.Select(board => board["time"].NotNegative)) : rpc?.Elapsed;
        return replies.Begin(Identity(replies, known)) with
        {
            State = Readings.StateByRate(rate, age),
            ProcessUptimeSeconds = age,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = rate,
                Average = devices.IsArray ? Readings.Sum(devices.Items.Select(board => Main(board)["av_hashrate"].NotNegative * ReplyUnits.Mega)) : rpc?.Average,
            },
            PowerMode = PowerMode(replies[Setting]),
            Temperatures = Readings.OfBoards(boards),
            Fans = devices.IsArray ? Fans(devices) : rpc?.Fans ?? [],
            Boards = boards,
            Pools = replies[Pools].IsArray ? PoolsOf(replies[Pools]) : CgminerPools.Parse(replies.Rpc("pools"), rpc?.Elapsed),
            Shares = devices.IsArray ? Shares(devices) : rpc?.Shares ?? new MinerShares(null, null, null, null),
        };
    }

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known)
    {
        var model = replies[Status]["model"].Word;
        return known with
        {
            // The name of the setting is the MAC until its owner gives it another.
            Mac = MacAddress.Normalize(replies[Setting]["name"].Text) ?? known.Mac,
            Model = known.Model ?? Readable(model),
            RawModel = model ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = replies[Status]["firmware"].Word ?? known.FirmwareVersion,
            ControlBoard = replies[Status]["hardware"].Word ?? known.ControlBoard,
        };
    }

    /// <summary>Some firmware gives the maker's name where the model's belongs.</summary>
    private static string? Readable(string? model) => model is null || model.Equals("Goldshell", StringComparison.OrdinalIgnoreCase) ? null : model.Replace("Goldshell-", "", StringComparison.OrdinalIgnoreCase);

    /// <summary>Boards that mine two coins at once tell each of them by itself; the first is what the model is sold by.</summary>
    private static ReplyValue Main(ReplyValue board) => board["minfos"][0]["infos"][0] is { Exists: true } first ? first : board;

    private static IReadOnlyList<MinerBoard> Boards(ReplyValue devices) =>
        Readings.InOrder(devices.Items.Select((board, at) =>
        {
            var main = Main(board);
            return (board["id"].Number ?? at, new MinerBoard
            {
                Slot = at,
                Id = board["id"].Word,
                Hashrate = main["hashrate"].NotNegative * ReplyUnits.Mega,
                ChipTemperature = Hottest(main, board),
                HardwareErrors = main["hwerrors"].WholeCount,
            });
        }));

    /// <summary>Told as one text, or place by place: right, left, top and middle.</summary>
    private static double? Hottest(ReplyValue main, ReplyValue board)
    {
        List<double?> all = [];
        foreach (var name in new[] { "temp", "r_temp", "l_temp", "t_temp", "m_temp" })
        {
            var said = main[name].Text ?? board[name].Text;
            if (said is null) continue;
            foreach (var celsius in ReplyNumber.ParseList(said)) all.Add(celsius is 0 ? null : Readings.Temperature(celsius));
        }
        return Readings.Highest(all);
    }

    /// <summary>Every board repeats the fans of the whole: "2100 rpm / 2200 rpm".</summary>
    private static IReadOnlyList<MinerFan> Fans(ReplyValue devices)
    {
        var texts = devices.Items.Select(board => board["fanspeed"].Text ?? Main(board)["fanspeed"].Text);
        var longest = texts.Select(ReplyNumber.ParseList).MaxBy(list => list.Count) ?? [];
        return [.. longest.Select((rpm, slot) => new MinerFan(MinerFanKind.Chassis, slot, DeviceSentinels.Rpm(rpm), null))];
    }

    private static MinerShares Shares(ReplyValue devices) => new(
        Readings.Sum(devices.Items.Select(board => Main(board)["accepted"].WholeCount)),
        Readings.Sum(devices.Items.Select(board => Main(board)["rejected"].WholeCount)),
        null,
        Readings.Sum(devices.Items.Select(board => Main(board)["hwerrors"].WholeCount)));

    private static string? PowerMode(ReplyValue setting) =>
        setting["select"].SmallCount is { } selected ? setting["powerplans"].Items.FirstOrDefault(plan => plan["level"].SmallCount == selected)["info"].Word ?? $"level {selected}" : null;

    private static IReadOnlyList<MinerPool> PoolsOf(ReplyValue pools) =>
    [
        .. pools.Items.Where(pool => pool["url"].Word is not null).Select((pool, at) => new MinerPool
        {
            Index = at,
            Priority = pool.First("pool-priority", "dragid").SmallCount,
            Url = PoolUrl.WithoutLogin(pool["url"].Text),
            Worker = pool["user"].Word,
            Active = pool["active"].Flag,
            // The maker's word for an address that it could connect to.
            Status = pool["active"].Flag == true ? MinerPoolStatus.Alive : MinerPoolStatus.Unknown,
        }),
    ];
}
