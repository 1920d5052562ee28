using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Auradine;

internal static class AuradineParser
{
    /// <summary>Asked beside summary.</summary>
    public static readonly IReadOnlyList<string> Commands = ["devs", "pools", "psu", "fan", "mode", "temperature", "ipreport"];

    public static readonly IReadOnlyList<string> OptionalCommands = ["asccount", "frequency", "led"];

    /// <summary>Null where neither the summary nor the mode came: a miner at rest has only the second.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        var summary = replies.Rpc("summary").First("SUMMARY");
        var mode = replies.Rpc("mode").First("Mode");
        if (!summary.Exists && !mode.Exists) return null;

        var psu = replies.Rpc("psu").First("PSU");
        var boards = Boards(replies);
        var rate = Mega(summary["MHS 5s"]);
        var elapsed = summary["Elapsed"].NotNegative;
        return replies.Begin(Identity(replies, known)) with
        {
            State = mode["Sleep"].Flag == true ? MinerState.Sleeping : Readings.StateByRate(rate, elapsed),
            StateText = mode["Sleep"].Flag == true ? "sleep" : null,
            ProcessUptimeSeconds = elapsed,
            Hashrate = new MinerHashrate
            {
                FiveSeconds = rate,
                OneMinute = Mega(summary["MHS 1m"]),
                FiveMinutes = Mega(summary["MHS 5m"]),
                FifteenMinutes = Mega(summary["MHS 15m"]),
                Average = Mega(summary["MHS av"]),
                Expected = mode["Ths"].Positive * ReplyUnits.Tera,
            },
            PowerWatts = psu["PowerIn"].NotNegative,
            PowerLimitWatts = mode["Power"].Positive,
            PowerSource = psu["PowerIn"].NotNegative is null ? PowerSource.Unknown : PowerSource.Measured,
            PowerMode = mode["Mode"].Word,
            Temperatures = Readings.OfBoards(boards),
            Fans = [.. ChassisFans(replies), .. SupplyFans(psu)],
            Boards = boards,
            Pools = CgminerPools.Parse(replies.Rpc("pools"), elapsed),
            Shares = new MinerShares(summary["Accepted"].WholeCount, summary["Rejected"].WholeCount, summary["Stale"].WholeCount, summary["Hardware Errors"].WholeCount),
            Errors = Errors(replies.Rpc("led").First("LED")),
        };
    }

    private static double? Mega(ReplyValue value) => Readings.Times(value.NotNegative, ReplyUnits.Mega);

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known)
    {
        var report = replies.Rpc("ipreport").First("IPReport");
        return known with
        {
            Mac = MacAddress.Normalize(report["mac"].Text) ?? known.Mac,
            Serial = report.First("SerialNo", "ChassisSerialNo").Word ?? known.Serial,
            Hostname = report["hostname"].Word ?? known.Hostname,
            Model = known.Model ?? report["model"].Word,
            RawModel = report["model"].Word ?? known.RawModel,
            FirmwareFamily = known.FirmwareFamily == FirmwareFamily.Unknown ? FirmwareFamily.Stock : known.FirmwareFamily,
            FirmwareVersion = report["version"].Word ?? known.FirmwareVersion,
            ControlBoard = report["InternalType"].Word ?? known.ControlBoard,
        };
    }

    private static IReadOnlyList<MinerBoard> Boards(DeviceReplies replies)
    {
        var temperatures = replies.Rpc("temperature").Section("Temperature");
        var frequencies = replies.Rpc("frequency").Section("Frequency");
        var serials = replies.Rpc("ipreport").First("IPReport")["HBSerialNo"];
        var devices = replies.Rpc("devs").Section("DEVS");
        var chips = ChipsEach(replies.Rpc("asccount").First("ASCCount"), devices.Count);
        return Readings.InOrder(devices.Select((board, at) =>
        {
            var id = board["ID"].Whole;
            var temperature = temperatures.FirstOrDefault(entry => entry["ID"].Whole == id && entry["Name"].Word?.StartsWith("Hash", StringComparison.OrdinalIgnoreCase) != false);
            var frequency = frequencies.FirstOrDefault(entry => entry["ID"].Whole == id);
            return ((double)(id ?? at), new MinerBoard
            {
                Slot = at,
                Id = board["ID"].Word,
                Serial = serials[at].Word,
                State = board["Status"].Word,
                Hashrate = Mega(board["MHS 5s"]),
                Chips = chips,
                BoardTemperature = Readings.Highest(temperature["BoardTemp"].Items.Select(sensor => Readings.Temperature(sensor["Temperature"]))) ?? Readings.Temperature(board["Temperature"]),
                ChipTemperature = Readings.Highest(temperature["ChipTemp"].Items.Select(sensor => Readings.Temperature(sensor["Temperature"]))),
                FrequencyMegahertz = Mean(frequency["ChipFrequency"].Items.Select(chip => chip["Frequency"].Positive)),
            });
        }));
    }

    /// <summary>Only the sum of all boards is told. Where it can be shared out evenly that is how many each has; where it cannot, nobody knows which one lacks some.</summary>
    private static int? ChipsEach(ReplyValue count, int boards)
    {
        var listed = count["BoardCount"].SmallCount;
        return count["AsicCount"].SmallCount is > 0 and var chips && boards > 0 && listed == boards && chips % boards == 0 ? chips / boards : null;
    }

    private static double? Mean(IEnumerable<double?> values) => values.Average();

    private static IEnumerable<MinerFan> ChassisFans(DeviceReplies replies) => replies.Rpc("fan").Section("Fan")
        .OrderBy(fan => fan["ID"].Number ?? 0)
        .Select((fan, slot) => new MinerFan(MinerFanKind.Chassis, slot, fan["Speed"].NotNegative, fan["Max"].Positive is { } most ? fan["Target"].NotNegative / most : null));

    private static IEnumerable<MinerFan> SupplyFans(ReplyValue psu)
    {
        for (var number = 1; number <= 8; number++)
        {
            if (psu[$"FanSpeed{number}"].NotNegative is { } rpm) yield return new MinerFan(MinerFanKind.PowerSupply, number - 1, rpm, null);
        }
    }

    /// <summary>The lights stand for the state of the whole; what they stand for is told with them, and no list of the codes is public.</summary>
    private static IReadOnlyList<MinerError> Errors(ReplyValue led) => led["Msg"].Word is { } words && !words.Equals("Normal", StringComparison.OrdinalIgnoreCase)
        ? [new MinerError { Code = led["Code"].Word ?? "", Text = words, Component = Component(words) }]
        : [];

    /// <summary>Of which part the words speak; null where they speak of none, or of more than a glance tells.</summary>
    private static string? Component(string words)
    {
        foreach (var (word, component) in new[] { ("fan", "fan"), ("psu", "power_supply"), ("power supply", "power_supply"), ("temp", "temperature"), ("hash", "board"), ("asic", "board"), ("pool", "pool"), ("network", "network") })
        {
            if (words.Contains(word, StringComparison.OrdinalIgnoreCase)) return component;
        }
        return null;
    }
}
