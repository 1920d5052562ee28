using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Epic;

internal static class EpicParser
{
    public const string Summary = "/summary";
    public const string Capabilities = "/capabilities";
    public const string Network = "/network";
    public const string Temperatures = "/temps";

    private const string FanPrefix = "Fans Speed ";

    /// <summary>Null where the replies are not this family's.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var summary = replies[Summary];
        if (!summary["Session"].Exists && !summary["Status"].IsObject) return null;

        var capabilities = replies[Capabilities];
        var session = summary["Session"];
        var boards = Boards(summary, capabilities, replies[Temperatures]);
        var stateText = summary["Status"]["Operating State"].Word;
        var power = summary["Power Supply Stats"]["Input Power"].Positive;
        var rate = Readings.Sum(boards.Select(board => board.Hashrate));
        return replies.Begin(Identity(replies, known)) with
        {
            State = State(stateText, rate, session["Uptime"].NotNegative),
            StateText = stateText,
            ProcessUptimeSeconds = session["Uptime"].NotNegative,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = rate,
                Average = Readings.Times(session["Average MHs"].NotNegative, ReplyUnits.Mega),
                Expected = Target(summary["PerpetualTune"]) ?? Readings.Times(capabilities["Default Hashrate"].Positive, ReplyUnits.Tera),
                Label = Readings.Times(capabilities["Default Hashrate"].Positive, ReplyUnits.Tera),
            },
            PowerWatts = power,
            PowerSource = power is null ? PowerSource.Unknown : PowerSource.Reported,
            Temperatures = Readings.OfBoards(boards),
            Fans = Fans(summary),
            Boards = boards,
            ExpectedBoards = capabilities["Max HBs"].SmallCount is > 0 and var most ? most : null,
            Pools = Pools(summary),
            Shares = new MinerShares(session["Accepted"].WholeCount, session["Rejected"].WholeCount, null, null),
            Errors = Errors(summary["Status"]),
        };
    }

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known)
    {
        var (summary, capabilities, network) = (replies[Summary], replies[Capabilities], replies[Network]);
        var model = capabilities["Model"].Word;
        var controlBoard = capabilities["Control Board Version"];
        return known with
        {
            Mac = MacAddress.Normalize(network["dhcp"]["mac_address"].Text ?? network["static"]["mac_address"].Text) ?? known.Mac,
            Hostname = summary["Hostname"].Word ?? known.Hostname,
            Model = known.Model ?? model,
            RawModel = model is null ? known.RawModel : capabilities["Model Subtype"].Word is { } subtype ? $"{model} ({subtype})" : model,
            FirmwareFamily = FirmwareFamily.Epic,
            FirmwareVersion = summary["Software"].Word ?? known.FirmwareVersion,
            ControlBoard = controlBoard["cpuHardware"].Word ?? known.ControlBoard,
            Algorithm = known.Algorithm ?? (summary["Mining"]["Algorithm"].Word == "SHA-256" ? "sha256d" : null),
        };
    }

    private static MinerState State(string? word, double? rate, double? uptime) => word?.ToUpperInvariant() switch
    {
        null => Readings.StateByRate(rate, uptime),
        "MINING" => MinerState.Mining,
        "IDLE" or "IDLING" => MinerState.Sleeping,
        "INITIALIZING" or "INITIALISING" or "STARTING" or "BOOTING" or "RAMPING UP" or "RAMPING" => MinerState.Starting,
        "AUTOTUNING" or "TUNING" => MinerState.Tuning,
        "OFF" or "STOPPED" or "STOPPING" => MinerState.Stopped,
        var other => other.Contains("ERROR", StringComparison.Ordinal) || other.Contains("FAULT", StringComparison.Ordinal) || other.Contains("FAIL", StringComparison.Ordinal)
            ? MinerState.Fault
            : MinerState.Unknown,
    };

    private static double? Target(ReplyValue tuning)
    {
        if (tuning["Running"].Flag != true) return null;
        foreach (var (_, algorithm) in tuning["Algorithm"].Members)
        {
            return ReplyUnits.Hashrate(algorithm["Target"].Positive, algorithm["Unit"].Text ?? "TH/s");
        }
        return null;
    }

    private static IReadOnlyList<MinerBoard> Boards(ReplyValue summary, ReplyValue capabilities, ReplyValue temperatures)
    {
        var expectedChips = capabilities["Performance Estimator"]["Chip Count"].SmallCount is > 0 and var count ? (int?)count : null;
        var slots = summary["HBStatus"].Items.Where(board => board["Detected"].Flag != false).Select(board => board["Index"].SmallCount)
            .Concat(summary["HBs"].Items.Select(board => board["Index"].SmallCount)).OfType<int>().Distinct().Order();
        return [.. slots.Select(slot => Board(slot, ByIndex(summary["HBs"], slot), ByIndex(temperatures, slot), ByIndex(summary["HBStatus"], slot)) with { ExpectedChips = expectedChips })];
    }

    private static ReplyValue ByIndex(ReplyValue list, int index) => list.Items.FirstOrDefault(item => item["Index"].SmallCount == index);

    private static MinerBoard Board(int slot, ReplyValue board, ReplyValue temperatures, ReplyValue status) => new()
    {
        Slot = slot,
        Id = $"{slot}",
        State = status["Enabled"].Flag switch { false => "disabled", true => "enabled", null => null },
        Hashrate = Readings.Times(board["Hashrate"][0].NotNegative, ReplyUnits.Mega),
        BoardTemperature = Readings.Temperature(board["Temperature"]) ?? Readings.Highest(temperatures["Data"].Items.Select(Readings.Temperature)),
        FrequencyMegahertz = board["Core Clock Avg"].Positive,
        Volts = board["Input Voltage"].Positive,
        PowerWatts = board["Input Power"].Positive,
    };

    private static List<MinerFan> Fans(ReplyValue summary)
    {
        var duty = ReplyUnits.Ratio(summary["Fans"]["Fans Speed"].NotNegative);
        List<MinerFan> fans = [];
        foreach (var (name, rpm) in summary["Fans Rpm"].Members)
        {
            // A fan that is not there is null; one that stands is 0.
            if (rpm.NotNegative is { } turns && name.StartsWith(FanPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(FanPrefix.Length), out var number) && number > 0)
            {
                fans.Add(new MinerFan(MinerFanKind.Chassis, number - 1, turns, duty));
            }
        }
        return [.. fans.OrderBy(fan => fan.Slot)];
    }

    private static List<MinerPool> Pools(ReplyValue summary)
    {
        var (stratum, session) = (summary["Stratum"], summary["Session"]);
        var activeIndex = stratum["Config Id"].SmallCount ?? 0;
        var current = PoolUrl.WithoutLogin(stratum["Current Pool"].Word);
        List<MinerPool> pools = [];
        foreach (var config in summary["StratumConfigs"].Items)
        {
            if (PoolUrl.WithoutLogin(config["pool"].Word) is not { } url) continue;
            pools.Add(new MinerPool { Index = pools.Count, Priority = pools.Count, Url = url, Worker = config["login"].Word, Active = current is not null ? false : null });
        }
        if (current is null) return pools;

        var active = new MinerPool
        {
            Index = activeIndex,
            Priority = activeIndex,
            Url = current,
            Worker = stratum["Current User"].Word,
            Active = true,
            Status = stratum["IsPoolConnected"].Flag switch { true => MinerPoolStatus.Alive, false => MinerPoolStatus.Dead, null => MinerPoolStatus.Unknown },
            Accepted = session["Accepted"].WholeCount,
            Rejected = session["Rejected"].WholeCount,
            LastShareAgeSeconds = session["Last Accepted Share Timer"].NotNegative,
            Difficulty = session["Difficulty"].Positive,
        };
        if (activeIndex < pools.Count) pools[activeIndex] = active;
        else pools.Add(active with { Index = pools.Count });
        return pools;
    }

    private static IReadOnlyList<MinerError> Errors(ReplyValue status) =>
        status["Last Error"].Word is { } words ? [new MinerError { Code = "", Text = words, Severity = MinerErrorSeverity.Warning }] : [];
}
