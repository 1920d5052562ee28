using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.VNish;

internal static class VNishParser
{
    public const string Summary = "/api/v1/summary";
    public const string Info = "/api/v1/info";
    public const string Preset = "/api/v1/perf-summary";

    /// <summary>Only for the age of the mining program: what the web gives beside the state is the age of that state.</summary>
    public const string RpcSummary = "summary";

    /// <summary>Null where the replies are not this firmware's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var miner = replies[Summary]["miner"];
        if (!miner.IsObject) return null;

        var info = replies[Info];
        var unit = ReplyUnits.HashesIn(info["hr_measure"].Word) ?? ReplyUnits.Giga;
        var boards = VNishBoards.Of(miner["chains"], unit);
        var status = miner["miner_status"];
        var stateText = status["miner_state"].Word;
        var pools = Pools(miner["pools"]);
        var own = pools.Where(pool => !pool.IsDeveloperFee).ToList();
        var watts = miner.First("power_consumption", "power_usage").Positive;
        return replies.Begin(Identity(info, miner, known)) with
        {
            State = State(stateText, miner["hr_realtime"].NotNegative),
            StateText = stateText,
            UptimeSeconds = DeviceDuration.Seconds(info["system"]["uptime"].Text),
            ProcessUptimeSeconds = replies.Rpc(RpcSummary).First("SUMMARY")["Elapsed"].NotNegative,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = miner["hr_realtime"].NotNegative * unit,
                Average = miner["hr_average"].NotNegative * unit,
                Expected = miner["hr_nominal"].Positive * unit,
                Label = miner["hr_stock"].Positive * unit,
            },
            PowerWatts = watts,
            PowerLimitWatts = PresetWatts(replies[Preset]["current_preset"]),
            PowerSource = watts is null ? PowerSource.Unknown : miner["psu"]["psu_power_metering"].Flag == true ? PowerSource.Measured : PowerSource.Estimated,
            PowerMode = replies[Preset]["current_preset"].First("pretty", "name").Word,
            Temperatures = Temperatures(miner, boards),
            Fans = Fans(miner["cooling"]),
            Boards = boards,
            ExpectedFans = IsImmersed(miner["cooling"]) ? 0 : null,
            Pools = pools,
            Shares = new MinerShares(
                Readings.Sum(own.Select(pool => pool.Accepted)), Readings.Sum(own.Select(pool => pool.Rejected)), Readings.Sum(own.Select(pool => pool.Stale)), miner["hw_errors"].WholeCount),
            Errors = Errors(status, miner["chains"]),
        };
    }

    private static MinerIdentity Identity(ReplyValue info, ReplyValue miner, MinerIdentity known)
    {
        var network = info["system"]["network_status"];
        var model = info["miner"].Word;
        return known with
        {
            Mac = MacAddress.Normalize(network["mac"].Text) ?? known.Mac,
            Serial = info["serial"].Word ?? known.Serial,
            Hostname = network["hostname"].Word ?? known.Hostname,
            Model = model ?? known.Model,
            RawModel = miner["miner_type"].Word ?? known.RawModel ?? model,
            FirmwareFamily = FirmwareFamily.VNish,
            FirmwareVersion = info["fw_version"].Word ?? known.FirmwareVersion,
            ControlBoard = info["platform"].Word ?? known.ControlBoard,
            Algorithm = known.Algorithm ?? info["algorithm"].Word,
        };
    }

    private static MinerState State(string? word, double? rate) => word?.ToUpperInvariant() switch
    {
        "MINING" => MinerState.Mining,
        "AUTO-TUNING" => MinerState.Tuning,
        "STARTING" or "INITIALIZING" or "RESTARTING" => MinerState.Starting,
        "STOPPED" => MinerState.Sleeping,
        "SHUTTING-DOWN" => MinerState.Stopped,
        "FAILURE" => MinerState.Fault,
        _ => Readings.StateByRate(rate, null),
    };

    /// <summary>Presets are named by the watts they are made for.</summary>
    private static double? PresetWatts(ReplyValue preset) =>
        preset["pretty"].Text?.Contains("watt", StringComparison.OrdinalIgnoreCase) == true ? preset["name"].Positive : null;

    private static MinerTemperatures Temperatures(ReplyValue miner, IReadOnlyList<MinerBoard> boards)
    {
        var ofBoards = Readings.OfBoards(boards);
        return ofBoards with
        {
            Board = ofBoards.Board ?? Readings.Temperature(miner["pcb_temp"]["max"]),
            Chip = ofBoards.Chip ?? Readings.Temperature(miner["chip_temp"]["max"]),
            PowerSupply = Readings.Highest(miner["psu"]["temps"].Members.Select(sensor => Readings.Temperature(sensor.Value))),
        };
    }

    private static bool IsImmersed(ReplyValue cooling) => cooling["settings"]["mode"]["name"].Word?.StartsWith("immers", StringComparison.OrdinalIgnoreCase) == true;

    private static IReadOnlyList<MinerFan> Fans(ReplyValue cooling)
    {
        var duty = ReplyUnits.Ratio(cooling["fan_duty"].NotNegative);
        // A miner in a tank has no fans, and lists them all the same, as lost.
        var there = cooling["fans"].Items.Where(fan => !(IsImmersed(cooling) && fan["rpm"].Number is 0));
        return [.. there.Select((fan, slot) => new MinerFan(MinerFanKind.Chassis, fan["id"].SmallCount ?? slot, fan["rpm"].NotNegative, duty))];
    }

    private static IReadOnlyList<MinerPool> Pools(ReplyValue pools) =>
    [
        .. pools.Items.Where(pool => pool["url"].Word is not null).Select((pool, index) => new MinerPool
        {
            Index = index,
            Priority = pool["id"].SmallCount ?? index,
            Url = PoolUrl.WithoutLogin(pool["url"].Text),
            Worker = pool["user"].Word,
            Status = Readings.PoolStatus(pool["status"].Word),
            Active = pool["status"].Word is { } status ? status.Equals("active", StringComparison.OrdinalIgnoreCase) : null,
            IsDeveloperFee = pool["pool_type"].Word?.Equals("DevFee", StringComparison.OrdinalIgnoreCase) == true,
            Accepted = pool["accepted"].WholeCount,
            Rejected = pool["rejected"].WholeCount,
            Stale = pool["stale"].WholeCount,
            LastShareAgeSeconds = pool["accepted"].WholeCount is > 0 ? DeviceDuration.Seconds(pool["ls_time"].Text) : null,
            Difficulty = ReplyUnits.Scaled(pool["diff"].Word),
        }),
    ];

    private static List<MinerError> Errors(ReplyValue status, ReplyValue chains)
    {
        List<MinerError> errors = [];
        if (status["failure_code"].Word is { } code && code != "0" || status["miner_state"].Word == "failure")
        {
            errors.Add(new MinerError { Code = status["failure_code"].Word ?? "", Text = status["description"].Word, Severity = MinerErrorSeverity.Critical });
        }
        foreach (var (chain, slot) in chains.Items.Select((chain, slot) => (chain, slot)))
        {
            if (chain["status"]["state"].Word is "failure" or "disconnected")
            {
                errors.Add(new MinerError { Code = chain["status"]["state"].Word!, Text = chain["status"]["description"].Word, Component = "board", BoardSlot = slot, Severity = MinerErrorSeverity.Critical });
            }
        }
        return errors;
    }
}
