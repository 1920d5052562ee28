using System.Globalization;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Braiins;

internal static class BraiinsRestParser
{
    private const int LongestMode = 64;

    public const string Details = "/api/v1/miner/details";
    public const string Stats = "/api/v1/miner/stats";
    public const string Boards = "/api/v1/miner/hw/hashboards";
    public const string Cooling = "/api/v1/cooling/state";
    public const string Pools = "/api/v1/pools/";
    public const string PoolsWithoutSlash = "/api/v1/pools";
    public const string Errors = "/api/v1/miner/errors";
    public const string Tuner = "/api/v1/performance/tuner-state";

    /// <summary>The list of errors is a log and grows; the newest tell enough.</summary>
    public const int MostErrors = 50;

    private static readonly DateTimeOffset BeforeAnyClockWasSet = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Null where the replies are not this interface's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var details = replies[Details];
        if (!details["bos_version"].Exists && !details["miner_identity"].Exists) return null;

        var (minerStats, poolStats, power) = (replies[Stats]["miner_stats"], replies[Stats]["pool_stats"], replies[Stats]["power_stats"]);
        var real = minerStats["real_hashrate"];
        var boards = BoardsOf(replies[Boards]["hashboards"]);
        var tuner = replies[Tuner];
        var watts = power["approximated_consumption"]["watt"].Positive;
        return replies.Begin(Identity(details, known)) with
        {
            State = State(details["status"].Whole, tuner["overall_tuner_state"].Whole, Rate(real["last_5s"])),
            StateText = StatusWord(details["status"].Whole),
            UptimeSeconds = details.First("system_uptime_s", "system_uptime").NotNegative,
            ProcessUptimeSeconds = details["bosminer_uptime_s"].NotNegative,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = Rate(real["last_5s"]),
                OneMinute = Rate(real["last_1m"]),
                FiveMinutes = Rate(real["last_5m"]),
                FifteenMinutes = Rate(real["last_15m"]),
                Average = Rate(real["since_restart"]),
                Day = Rate(real["last_24h"]),
                Expected = Rate(minerStats["nominal_hashrate"]),
                Label = Rate(details["sticker_hashrate"]),
            },
            PowerWatts = watts,
            PowerLimitWatts = Target(tuner)["watt"].Positive,
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Estimated,
            PowerMode = Mode(tuner),
            Temperatures = Readings.OfBoards(boards) with { Chip = Readings.Temperature(replies[Cooling]["highest_temperature"]["temperature"]["degree_c"]) ?? Readings.Highest(boards.Select(board => board.ChipTemperature)) },
            Fans = [.. replies[Cooling]["fans"].Items.Select((fan, at) => new MinerFan(MinerFanKind.Chassis, fan["position"].SmallCount ?? at, fan["rpm"].NotNegative, fan["target_speed_ratio"].NotNegative))],
            Boards = boards,
            Pools = PoolsOf(replies[Pools] is { Exists: true } pools ? pools : replies[PoolsWithoutSlash]),
            Shares = new MinerShares(poolStats["accepted_shares"].WholeCount, poolStats["rejected_shares"].WholeCount, poolStats["stale_shares"].WholeCount, null),
            Errors = ErrorsOf(replies[Errors]["errors"]),
        };
    }

    private static MinerIdentity Identity(ReplyValue details, MinerIdentity known)
    {
        var model = details["miner_identity"].First("name", "miner_model").Word;
        return known with
        {
            Mac = MacAddress.Normalize(details["mac_address"].Text) ?? known.Mac,
            Serial = details["serial_number"].Word ?? known.Serial,
            Hostname = details["hostname"].Word ?? known.Hostname,
            Model = model ?? known.Model,
            RawModel = details["miner_identity"].First("miner_model", "name").Word ?? known.RawModel,
            FirmwareFamily = FirmwareFamily.Braiins,
            FirmwareVersion = details["bos_version"]["current"].Word ?? known.FirmwareVersion,
        };
    }

    /// <summary>A rate says its unit in its name: gigahash_per_second, megahash_per_second.</summary>
    private static double? Rate(ReplyValue rate)
    {
        foreach (var (name, value) in rate.Members)
        {
            var factor = name switch
            {
                "hash_per_second" => 1,
                "kilohash_per_second" => ReplyUnits.Kilo,
                "megahash_per_second" => ReplyUnits.Mega,
                "gigahash_per_second" => ReplyUnits.Giga,
                "terahash_per_second" => ReplyUnits.Tera,
                "petahash_per_second" => 1e15,
                _ => double.NaN,
            };
            if (!double.IsNaN(factor) && value.NotNegative is { } number) return number * factor;
        }
        return null;
    }

    private static string? StatusWord(long? status) => status switch
    {
        1 => "not started",
        2 => "normal",
        3 => "paused",
        4 => "suspended",
        5 => "restricted",
        _ => null,
    };

    private static MinerState State(long? status, long? tuner, double? rate) => status switch
    {
        1 => MinerState.Stopped,
        3 => MinerState.Sleeping,
        4 => MinerState.Fault,
        2 or 5 => tuner == 3 ? MinerState.Tuning : MinerState.Mining,
        _ => Readings.StateByRate(rate, null),
    };

    private static ReplyValue Target(ReplyValue tuner)
    {
        foreach (var (_, mode) in tuner["mode_state"].Members)
        {
            if (mode["current_target"].IsObject) return mode["current_target"];
        }
        return ReplyValue.Nothing;
    }

    private static string? Mode(ReplyValue tuner)
    {
        foreach (var (name, _) in tuner["mode_state"].Members)
        {
            return name.Replace("modestate", "", StringComparison.OrdinalIgnoreCase) switch
            {
                "powertarget" => "power target",
                "hashratetarget" => "hashrate target",
                var other => other.Length <= LongestMode ? other : null,
            };
        }
        return null;
    }

    private static IReadOnlyList<MinerBoard> BoardsOf(ReplyValue list) =>
        Readings.InOrder(list.Items.Select((board, at) => (board["id"].Number ?? at, new MinerBoard
        {
            Slot = at,
            Id = board["id"].Word,
            Serial = board["serial_number"].Word,
            State = board["enabled"].Flag switch { true => "enabled", false => "disabled", null => null },
            Hashrate = Rate(board["stats"]["real_hashrate"]["last_5s"]),
            ExpectedHashrate = Rate(board["stats"]["nominal_hashrate"]),
            Chips = board["chips_count"].SmallCount,
            BoardTemperature = Readings.Temperature(board["board_temp"]["degree_c"]),
            ChipTemperature = Readings.Temperature(board["highest_chip_temp"]["temperature"]["degree_c"]),
            InletTemperature = Readings.Temperature(board["lowest_inlet_temp"]["degree_c"]),
            OutletTemperature = Readings.Temperature(board["highest_outlet_temp"]["degree_c"]),
            FrequencyMegahertz = board["current_frequency"]["hertz"].Positive / 1e6,
            Volts = board["current_voltage"]["volt"].Positive,
        })));

    private static List<MinerPool> PoolsOf(ReplyValue groups)
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
                Status = pool["enabled"].Flag == false ? MinerPoolStatus.Disabled : pool["alive"].Flag switch { true => MinerPoolStatus.Alive, false => MinerPoolStatus.Dead, null => MinerPoolStatus.Unknown },
                Active = pool["active"].Flag,
                Accepted = pool["stats"]["accepted_shares"].WholeCount,
                Rejected = pool["stats"]["rejected_shares"].WholeCount,
                Stale = pool["stats"]["stale_shares"].WholeCount,
                Difficulty = pool["stats"]["last_difficulty"].Positive,
            }));
        }
        return pools;
    }

    /// <summary>A log and no state: what stands there may be long over, so it is information. Entries from before the clock was set carry no time.</summary>
    private static IReadOnlyList<MinerError> ErrorsOf(ReplyValue list) =>
        [.. list.Items.TakeLast(MostErrors).Where(entry => entry["message"].Word is not null).Select(entry => new MinerError
        {
            Code = entry["error_codes"][0]["code"].Word ?? entry["error_codes"][0].Word ?? "",
            Text = entry["message"].Word,
            Component = entry["components"][0]["name"].Word,
            Since = DateTimeOffset.TryParse(entry["timestamp"].Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) && since > BeforeAnyClockWasSet ? since : null,
            Severity = MinerErrorSeverity.Information,
        })];
}
