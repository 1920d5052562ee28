using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Marathon;

internal static class MarathonParser
{
    public const string Brief = "/kaonsu/v1/brief";
    public const string Overview = "/kaonsu/v1/overview";
    public const string Boards = "/kaonsu/v1/hashboards";
    public const string Fans = "/kaonsu/v1/fans";
    public const string Pools = "/kaonsu/v1/pools";

    /// <summary>Null where the replies are not this firmware's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var brief = Data(replies[Brief]);
        if (!brief["status"].Exists && !brief.First("hashrate_realtime", "hashrate_realtime_10m").Exists) return null;

        var ideal = MarathonRate.Ideal(brief);
        var boardReplies = Data(replies[Boards]).First("hashboards", "boards", "chains");
        var boards = BoardsOf(boardReplies, ideal);
        var rate = MarathonRate.Of(brief, "hashrate_realtime", ideal) ?? MarathonRate.Of(brief, "hashrate_realtime_10m", ideal);
        var watts = brief["power_consumption_estimated"].Positive;
        var elapsed = brief["elapsed"].NotNegative;
        return replies.Begin(Identity(Data(replies[Overview]), known)) with
        {
            State = State(brief["status"].Word, rate, elapsed),
            StateText = brief["status"].Word,
            ProcessUptimeSeconds = elapsed,
            Hashrate = new MinerHashrate { FiveSeconds = rate, Average = MarathonRate.Of(brief, "hashrate_average", ideal), Expected = ideal, Label = MarathonRate.Of(brief, "hashrate_stock", ideal) },
            PowerWatts = watts,
            PowerSource = watts is null ? PowerSource.Unknown : brief["power_source"].Word == "PSU" ? PowerSource.Measured : PowerSource.Estimated,
            Temperatures = Readings.OfBoards(boards),
            Fans = [.. Data(replies[Fans])["fans"].Items.Select((fan, slot) => new MinerFan(MinerFanKind.Chassis, slot, DeviceSentinels.Rpm(fan.First("current_speed", "rpm", "speed").Number), null))],
            Boards = boards,
            ExpectedBoards = brief["hashboard_num_ideal"].SmallCount is > 0 and var count ? count : null,
            Pools = PoolsOf(replies[Pools]),
            Shares = new MinerShares(brief["accepted"].WholeCount, brief["rejected"].WholeCount, null, null),
            Errors = Errors(brief, boardReplies),
        };
    }

    /// <summary>Some versions wrap every answer once more.</summary>
    private static ReplyValue Data(ReplyValue reply) => reply["data"].IsObject ? reply["data"] : reply;

    private static MinerIdentity Identity(ReplyValue overview, MinerIdentity known)
    {
        var model = overview.First("model", "model_extended").Word;
        return known with
        {
            Mac = MacAddress.Normalize(overview["mac"].Text) ?? known.Mac,
            Serial = overview["serial_number"].Word ?? known.Serial,
            Hostname = overview["hostname"].Word ?? known.Hostname,
            Model = known.Model ?? model,
            RawModel = model ?? known.RawModel,
            FirmwareFamily = FirmwareFamily.Marathon,
            FirmwareVersion = overview["version_firmware"].Word ?? known.FirmwareVersion,
            ControlBoard = overview["control_board"].Word ?? known.ControlBoard,
        };
    }

    private static MinerState State(string? word, double? rate, double? elapsed) => word?.ToUpperInvariant() switch
    {
        "MINING" => MinerState.Mining,
        "TUNING" or "AUTO-TUNING" or "AUTOTUNING" => MinerState.Tuning,
        "STARTING" or "INITIALIZING" or "RAMPING" => MinerState.Starting,
        "SLEEP" or "SLEEPING" or "CURTAILING" or "PAUSED" or "CURTAILED" => MinerState.Sleeping,
        "STOPPED" or "IDLE" => MinerState.Stopped,
        "FAILURE" or "FAILED" or "CRITICAL" or "FATAL" => MinerState.Fault,
        _ => Readings.StateByRate(rate, elapsed),
    };

    private static IReadOnlyList<MinerBoard> BoardsOf(ReplyValue boards, double? idealOfAll) =>
        Readings.InOrder(boards.Items.Select((board, at) =>
        {
            var ideal = board["hashrate_ideal"].Positive * ReplyUnits.Giga;
            var expected = ideal ?? idealOfAll / boards.Count;
            return (board.First("index", "id", "slot").Number ?? at, new MinerBoard
            {
                Slot = at,
                Id = board.First("index", "id", "slot").Word,
                Serial = board["serial_number"].Word,
                State = board["status"].Word,
                // The maker fixes the average of boards at gigahashes where it names no unit.
                Hashrate = board["hashrate_average"].NotNegative * (ReplyUnits.HashesIn(board["hashrate_average_unit"].Word) ?? ReplyUnits.Giga)
                    ?? MarathonRate.Of(board, "hashrate_realtime_10m", expected) ?? MarathonRate.Of(board, "hashrate_realtime", expected),
                ExpectedHashrate = ideal,
                Chips = board["asic_num"].SmallCount,
                ExpectedChips = board["asic_num_ideal"].SmallCount is > 0 and var chips ? chips : null,
                BoardTemperature = Readings.Highest(Temperatures(board["temperature_pcb"])),
                ChipTemperature = Readings.Highest(Temperatures(board.First("temperature_chip", "temperature_raw"))),
                FrequencyMegahertz = board["frequency_average"].Positive,
                Volts = board["voltage"].Positive,
            });
        }));

    /// <summary>A list, or named places.</summary>
    private static IEnumerable<double?> Temperatures(ReplyValue sensors) =>
        sensors.Items.Concat(sensors.Members.Select(member => member.Value)).Select(Readings.Temperature);

    private static IReadOnlyList<MinerPool> PoolsOf(ReplyValue reply)
    {
        var pools = reply.IsArray ? reply : Data(reply)["pools"];
        return
        [
            .. pools.Items.Where(pool => pool["url"].Word is not null).Select((pool, at) => new MinerPool
            {
                Index = at,
                Priority = pool.First("priority", "index").SmallCount,
                Url = PoolUrl.WithoutLogin(pool["url"].Text),
                Worker = pool["user"].Word,
                Status = Readings.PoolStatus(pool["status"].Word),
                Active = pool.First("active", "stratum_active").Flag,
                Accepted = pool["accepted"].WholeCount,
                Rejected = pool["rejected"].WholeCount,
                Stale = pool["stale"].WholeCount,
            }),
        ];
    }

    private static List<MinerError> Errors(ReplyValue brief, ReplyValue boards)
    {
        List<MinerError> errors = [];
        if (State(brief["status"].Word, null, null) == MinerState.Fault)
        {
            errors.Add(new MinerError { Code = brief["status"].Word!, Text = brief.First("status_long", "indicator_long").Word, Severity = MinerErrorSeverity.Critical });
        }
        foreach (var (board, slot) in boards.Items.Select((board, slot) => (board, slot)))
        {
            if (State(board["status"].Word, null, null) != MinerState.Fault) continue;
            errors.Add(new MinerError { Code = board["status"].Word!, Text = board["description"].Word, Component = "board", BoardSlot = slot, Severity = MinerErrorSeverity.Critical });
        }
        return errors;
    }
}
