using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Proto;

internal static class ProtoParser
{
    public const string System = "/api/v1/system";
    public const string Mining = "/api/v1/mining";
    public const string Hardware = "/api/v1/hardware";
    public const string Cooling = "/api/v1/cooling";
    public const string Network = "/api/v1/network";
    public const string Pools = "/api/v1/pools";
    public const string Errors = "/api/v1/errors";
    public const string Telemetry = "/api/v1/telemetry?level=miner,hashboard,psu";

    public static readonly IReadOnlyList<string> Paths = [Mining, Hardware, Cooling, Network, Pools, Errors];

    /// <summary>Null where the replies are not this maker's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var (system, mining, telemetry) = (replies[System]["system-info"], replies[Mining]["mining-status"], replies[Telemetry]);
        if (!system.Exists && !mining.Exists) return null;

        var rate = ProtoTelemetry.Hashrate(telemetry["miner"]["hashrate"]) ?? mining["hashrate_ghs"].NotNegative * ReplyUnits.Giga;
        var watts = telemetry["miner"]["power"]["value"].NotNegative ?? mining["power_usage_watts"].NotNegative;
        var boards = ProtoTelemetry.Boards(replies[Hardware]["hardware-info"]["hashboards-info"], telemetry["hashboards"]);
        var stateText = mining["status"].Word;
        var pools = PoolsOf(replies[Pools]["pools"]);
        return replies.Begin(Identity(replies, known)) with
        {
            State = State(stateText, rate),
            StateText = stateText,
            UptimeSeconds = mining["reboot_uptime_s"].NotNegative ?? system["uptime_seconds"].NotNegative,
            ProcessUptimeSeconds = mining["mining_uptime_s"].NotNegative,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = rate,
                Average = mining["average_hashrate_ghs"].NotNegative * ReplyUnits.Giga,
                Expected = mining["ideal_hashrate_ghs"].Positive * ReplyUnits.Giga,
            },
            PowerWatts = watts,
            PowerLimitWatts = mining["power_target_watts"].Positive,
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Reported,
            Temperatures = Readings.OfBoards(boards) with { PowerSupply = Readings.Highest(telemetry["psus"].Items.Select(supply => Readings.Temperature(supply["temperature"].First("hotspot", "average")))) },
            Fans = [.. replies[Cooling]["cooling-status"]["fans"].Items.OrderBy(fan => fan["slot"].Number ?? 0).Select((fan, slot) =>
                new MinerFan(MinerFanKind.Chassis, slot, DeviceSentinels.Rpm(fan["rpm"].Number), ReplyUnits.Ratio(fan.First("percentage", "speed_percentage").NotNegative)))],
            Boards = boards,
            ExpectedFans = replies[Hardware]["hardware-info"]["fans-info"] is { IsArray: true } fans ? fans.Count : null,
            Pools = pools,
            Shares = new MinerShares(Readings.Sum(pools.Select(pool => pool.Accepted)), Readings.Sum(pools.Select(pool => pool.Rejected)), null, mining["hw_errors"].WholeCount),
            Errors = ErrorsOf(replies[Errors]),
        };
    }

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known)
    {
        var (system, network) = (replies[System]["system-info"], replies[Network]["network-info"]);
        var model = system["model"].Word ?? system["product_name"].Word;
        return known with
        {
            Mac = MacAddress.Normalize(network.First("mac", "mac_address").Text) ?? known.Mac,
            Serial = system["cb_sn"].Word ?? replies[Hardware]["hardware-info"]["cb-info"]["serial_number"].Word ?? known.Serial,
            Hostname = network["hostname"].Word ?? system["os"]["hostname"].Word ?? known.Hostname,
            Model = known.Model ?? model,
            RawModel = model ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = system["os"]["version"].Word ?? known.FirmwareVersion,
            ApiVersion = system["web_server"]["version"].Word ?? known.ApiVersion,
            ControlBoard = system["board"].Word ?? known.ControlBoard,
        };
    }

    private static MinerState State(string? word, double? rate) => word?.ToUpperInvariant() switch
    {
        "MINING" or "DEGRADEDMINING" => MinerState.Mining,
        "POWERINGON" or "STARTING" => MinerState.Starting,
        "POWERINGOFF" => MinerState.Stopped,
        "STOPPED" or "PAUSED" => MinerState.Sleeping,
        "NOPOOLS" => MinerState.Stopped,
        "ERROR" or "FAULT" => MinerState.Fault,
        _ => Readings.StateByRate(rate, null),
    };

    private static IReadOnlyList<MinerPool> PoolsOf(ReplyValue pools) =>
    [
        .. pools.Items.Where(pool => pool["url"].Word is not null).Select((pool, at) => new MinerPool
        {
            Index = at,
            Priority = pool["priority"].SmallCount,
            Url = PoolUrl.WithoutLogin(pool["url"].Text),
            Worker = pool["user"].Word,
            Status = pool["enabled"].Flag == false ? MinerPoolStatus.Disabled : Readings.PoolStatus(pool.First("connection_status", "status").Word),
            Active = pool["status"].Word is { } status ? status.Equals("Active", StringComparison.OrdinalIgnoreCase) : null,
            Accepted = pool.First("accepted_shares", "accepted").WholeCount,
            Rejected = pool.First("rejected_shares", "rejected").WholeCount,
            Difficulty = pool["difficulty"].Positive,
        }),
    ];

    /// <summary>A bare list, or one in an object.</summary>
    private static IReadOnlyList<MinerError> ErrorsOf(ReplyValue reply) =>
    [
        .. (reply.IsArray ? reply : reply["errors"]).Items.Select(error => new MinerError
        {
            Code = error["error_code"].Word ?? "",
            Text = error["message"].Word,
            Component = Component(error["source"].Word),
            BoardSlot = Component(error["source"].Word) == "board" && error["slot"].SmallCount is > 0 and var slot ? slot - 1 : null,
            Since = error["timestamp"].Whole is > 1_577_836_800 and < 4_102_444_800 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        }),
    ];

    private static string? Component(string? source) => source?.ToUpperInvariant() switch
    {
        "HASHBOARD" or "HB" => "board",
        "FAN" => "fan",
        "PSU" or "POWER" or "POWER_SUPPLY" => "power_supply",
        "CONTROL_BOARD" or "CONTROLBOARD" or "CB" or "RIG" => "control_board",
        null => null,
        var other => other.ToLowerInvariant(),
    };
}
