using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Braiins;

internal static class BraiinsGraphParser
{
    /// <summary>Null where the replies are not this interface's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var system = replies[BraiinsGraphQueries.System.Name]["data"];
        var (bos, info) = (system["bos"], system["bosminer"]["info"]);
        if (!info.Exists) return null;

        var solver = info["workSolver"];
        var rate = Mega(solver["realHashrate"]["mhs5S"]);
        var uptime = bos["uptime"]["durationS"].NotNegative;
        var power = info["summary"]["power"];
        var boards = Boards(replies[BraiinsGraphQueries.Boards.Name]["data"]["bosminer"]["info"]["workSolver"]["childSolvers"]);
        var pools = Pools(replies[BraiinsGraphQueries.Pools.Name]["data"]["bosminer"]["info"]["poolGroups"]);
        return replies.Begin(Identity(replies, bos, known)) with
        {
            State = Readings.StateByRate(rate, uptime),
            UptimeSeconds = uptime,
            Hashrate = new MinerHashrate { FiveSeconds = rate, Expected = Positive(solver["nominalMhs"]) },
            PowerWatts = power["approxConsumptionW"].Positive,
            PowerLimitWatts = power["limitW"].Positive,
            PowerSource = power["approxConsumptionW"].Positive is null ? PowerSource.Unknown : PowerSource.Estimated,
            Temperatures = Readings.OfBoards(boards),
            Fans = [.. info["fans"].Items.Select((fan, slot) => new MinerFan(MinerFanKind.Chassis, fan["name"].SmallCount ?? slot, fan["rpm"].NotNegative, ReplyUnits.Ratio(fan["speed"].NotNegative)))],
            Boards = boards,
            Pools = pools,
            Shares = new MinerShares(Readings.Sum(pools.Select(pool => pool.Accepted)), Readings.Sum(pools.Select(pool => pool.Rejected)), null, null),
            Errors = Errors(replies[BraiinsGraphQueries.Events.Name]["data"]["events"]["appeals"]),
        };
    }

    public static string? ModelOf(DeviceReplies replies) => replies[BraiinsGraphQueries.Model.Name]["data"]["bosminer"]["info"]["modelName"].Word;

    private static double? Mega(ReplyValue value) => Readings.Times(value.NotNegative, ReplyUnits.Mega);

    private static double? Positive(ReplyValue value) => Readings.Times(value.Positive, ReplyUnits.Mega);

    private static MinerIdentity Identity(DeviceReplies replies, ReplyValue bos, MinerIdentity known) =>
        BraiinsRpcParser.Named(known, ModelOf(replies) ?? BraiinsRpcParser.ModelOf(replies)) with
        {
            Mac = MacAddress.Normalize(replies[BraiinsGraphQueries.Lan][0]["macaddr"].Text) ?? known.Mac,
            Hostname = bos["hostname"].Word ?? known.Hostname,
            FirmwareVersion = bos["info"]["version"]["full"].Word ?? known.FirmwareVersion,
        };

    private static IReadOnlyList<MinerBoard> Boards(ReplyValue solvers) =>
        Readings.InOrder(solvers.Items.Select((solver, at) => (solver["name"].Number ?? at, new MinerBoard
        {
            Slot = at,
            Id = solver["name"].Word,
            Serial = solver["hwDetails"]["hbSerialNumber"].Word,
            Hashrate = Mega(solver["realHashrate"]["mhs5S"]),
            ExpectedHashrate = Positive(solver["nominalMhs"]),
            Chips = solver["hwDetails"]["chips"].SmallCount,
            BoardTemperature = Temperature(solver, "Board"),
            ChipTemperature = Temperature(solver, "Chip"),
            InletTemperature = Temperature(solver, "Inlet"),
            OutletTemperature = Temperature(solver, "Outlet"),
            FrequencyMegahertz = solver["hwDetails"]["frequencyMhz"].Positive,
            Volts = solver["hwDetails"]["voltageV"].Positive,
        })));

    /// <summary>"Board" and "Chip" in older versions, "Max Board" and "Max Chip" in newer ones.</summary>
    private static double? Temperature(ReplyValue solver, string place) => Readings.Highest(solver["temperatures"].Items
        .Where(sensor => sensor["name"].Word?.EndsWith(place, StringComparison.OrdinalIgnoreCase) == true)
        .Select(sensor => Readings.Temperature(sensor["degreesC"])));

    private static List<MinerPool> Pools(ReplyValue groups)
    {
        List<MinerPool> pools = [];
        foreach (var (group, number) in groups.Items.Select((group, number) => (group, number)))
        {
            pools.AddRange(group["pools"].Items.Select((pool, index) => new MinerPool
            {
                Group = number,
                Index = index,
                Priority = index,
                Url = PoolUrl.WithoutLogin(pool["url"].Text),
                Worker = pool["user"].Word,
                Status = Readings.PoolStatus(pool["status"].Word),
                Active = pool["active"].Flag,
                Accepted = pool["shares"]["acceptedSolutions"].WholeCount,
                Rejected = pool["shares"]["rejectedSolutions"].WholeCount,
            }));
        }
        return pools;
    }

    private static IReadOnlyList<MinerError> Errors(ReplyValue appeals) =>
        [.. appeals.Items.Where(appeal => appeal["message"].Word is not null).Take(BraiinsRestParser.MostErrors).Select(appeal => new MinerError { Code = appeal["kind"].Word ?? "", Text = appeal["message"].Word })];
}
