using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.LuxOs;

/// <summary>Boards come from <c>devs</c> in any order; <c>stats</c> counts them from 1, and its totals are of one board.</summary>
internal static class LuxOsParser
{
    private const int MostBoards = 16;
    private const int MostFans = 16;

    /// <summary>Below this share of what it should reach, a device that tunes is counted as tuning and not as mining.</summary>
    private const double NearlyThere = 0.9;

    public static int BoardCount(DeviceReplies replies) => Math.Min(MostBoards, replies.Rpc("devs").Section("DEVS").Count);

    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        ReplyValue config = replies.Rpc("config").First("CONFIG");
        ReplyValue summary = replies.Rpc("summary").First("SUMMARY");
        AntminerStats stats = AntminerStats.Parse(replies.Rpc("stats").Section("STATS"));
        if (!config.Exists && !summary.Exists && stats.Boards.Count == 0)
        {
            return null;
        }

        double? elapsed = summary["Elapsed"].NotNegative ?? stats.ElapsedSeconds;
        IReadOnlyList<MinerBoard> boards = Boards(replies, stats);
        IReadOnlyList<MinerPool> pools = CgminerPools.Parse(replies.Rpc("pools"), elapsed);
        ReplyValue power = replies.Rpc("power").First("POWER");
        MinerHashrate rates = CgminerRates.Parse(summary) with { Expected = stats.Expected ?? Expected(boards), Label = config["NameplateTHS"].Positive * ReplyUnits.Tera };
        return replies.Begin(Identity(config, replies, known)) with
        {
            State = State(config, rates, elapsed),
            StateText = config["SystemStatus"].Word,
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates,
            PowerWatts = power["Watts"].Positive,
            PowerSource = power["Watts"].Positive is null ? PowerSource.Unknown : power["PSU"].Flag == true ? PowerSource.Measured : PowerSource.Estimated,
            PowerMode = config["Profile"].Word,
            Temperatures = Readings.OfBoards(boards),
            Fans = Fans(replies.Rpc("fans")),
            Boards = boards,
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools),
        };
    }

    private static MinerIdentity Identity(ReplyValue config, DeviceReplies replies, MinerIdentity known)
    {
        string? raw = config["Model"].Word ?? replies.Rpc("stats").First("STATS")["Type"].Word ?? known.RawModel;
        return known with
        {
            Mac = MacAddress.Normalize(config["MACAddr"].Text) ?? known.Mac,
            Serial = config["SerialNumber"].Word ?? known.Serial,
            Hostname = config["Hostname"].Word ?? known.Hostname,
            RawModel = raw,
            Model = AntminerModel.Readable(raw) ?? known.Model,
            FirmwareVersion = VersionOf(replies.Rpc("summary").Description) ?? known.FirmwareVersion,
            ControlBoard = config["ControlBoardType"].Word ?? known.ControlBoard,
        };
    }

    private static string? VersionOf(string? description) =>
        description is not null && description.StartsWith("LUXminer ", StringComparison.OrdinalIgnoreCase) && description[9..].Trim() is { Length: > 0 } version ? version : null;

    private static MinerState State(ReplyValue config, MinerHashrate rates, double? elapsed)
    {
        if (config["CurtailMode"].Word is { } curtailed && !curtailed.Equals("none", StringComparison.OrdinalIgnoreCase) && rates.FiveSeconds is null or 0)
        {
            return MinerState.Sleeping;
        }

        bool isSlow = rates.FiveSeconds < NearlyThere * rates.Expected;
        return config["IsTuning"].Flag == true && isSlow && rates.FiveSeconds > 0 ? MinerState.Tuning : Readings.StateByRate(rates.FiveSeconds, elapsed);
    }

    private static IReadOnlyList<MinerBoard> Boards(DeviceReplies replies, AntminerStats stats)
    {
        var boards = new List<(double Order, MinerBoard Board)>();
        foreach (ReplyValue entry in replies.Rpc("devs").Section("DEVS"))
        {
            if (entry.First("ID", "ASC").SmallCount is not { } id || boards.Count == MostBoards)
            {
                continue;
            }

            MinerBoard? counted = Numbered(stats, id + 1);
            ReplyValue corners = Corners(replies.Rpc("temps"), id);
            (double? intake, double? exhaust) = Air(replies.Rpc("temps"), corners);
            boards.Add((id, new MinerBoard
            {
                Slot = 0,
                Id = $"{id}",
                Serial = entry["SerialNumber"].Word,
                State = entry["Status"].Word,
                Hashrate = entry["MHS 5s"].NotNegative * ReplyUnits.Mega ?? counted?.Hashrate,
                ExpectedHashrate = entry["Nominal MHS"].Positive * ReplyUnits.Mega,
                Chips = counted?.Chips,
                ChipMap = counted?.ChipMap,
                BoardTemperature = Hottest(corners) ?? counted?.BoardTemperature ?? Readings.Temperature(entry["Temperature"]),
                // The chips have no sensors here: what stands under their name repeats the board's.
                ChipTemperature = counted?.ChipTemperature == counted?.BoardTemperature ? null : counted?.ChipTemperature,
                InletTemperature = intake,
                OutletTemperature = exhaust,
                FrequencyMegahertz = counted?.FrequencyMegahertz,
                Volts = replies.Rpc($"voltageget {id}").First("VOLTAGE")["Voltage"].Positive,
                HardwareErrors = entry["Hardware Errors"].WholeCount ?? counted?.HardwareErrors,
            }));
        }

        return boards.Count > 0 ? Readings.InOrder(boards) : stats.Boards;
    }

    private static MinerBoard? Numbered(AntminerStats stats, int number)
    {
        foreach (MinerBoard board in stats.Boards)
        {
            if (board.Id == $"{number}")
            {
                return board;
            }
        }

        return null;
    }

    private static ReplyValue Corners(RpcReply temps, int id)
    {
        foreach (ReplyValue entry in temps.Section("TEMPS"))
        {
            if (entry["ID"].Whole == id)
            {
                return entry;
            }
        }

        return ReplyValue.Nothing;
    }

    /// <summary>Which corner is where, the reply says itself: "Board Intake (top)".</summary>
    private static (double? Intake, double? Exhaust) Air(RpcReply temps, ReplyValue corners)
    {
        double? intake = null;
        double? exhaust = null;
        foreach ((string corner, ReplyValue about) in temps.First("METADATA").Members)
        {
            string label = about["Label"].Word ?? "";
            double? degrees = Readings.Temperature(corners[corner]);
            if (label.Contains("intake", StringComparison.OrdinalIgnoreCase))
            {
                intake = Higher(intake, degrees);
            }
            else if (label.Contains("exhaust", StringComparison.OrdinalIgnoreCase))
            {
                exhaust = Higher(exhaust, degrees);
            }
        }

        return (intake, exhaust);
    }

    private static double? Hottest(ReplyValue corners)
    {
        double? hottest = null;
        foreach (string corner in (string[])["TopLeft", "TopRight", "BottomLeft", "BottomRight"])
        {
            hottest = Higher(hottest, Readings.Temperature(corners[corner]));
        }

        return hottest;
    }

    private static double? Higher(double? first, double? second) => first is null || second > first ? second ?? first : first;

    private static double? Expected(IReadOnlyList<MinerBoard> boards)
    {
        double? sum = null;
        foreach (MinerBoard board in boards)
        {
            sum = board.ExpectedHashrate is { } rate ? (sum ?? 0) + rate : sum;
        }

        return sum;
    }

    /// <summary>Listed in any order; the name carries the number.</summary>
    private static List<MinerFan> Fans(RpcReply reply)
    {
        var named = new List<(double Order, ReplyValue Entry)>();
        foreach (ReplyValue entry in reply.Section("FANS"))
        {
            string name = entry["FAN"].Word ?? "";
            double order = ReplyNumber.Parse(name.StartsWith("FAN", StringComparison.OrdinalIgnoreCase) ? name[3..] : name) ?? entry["ID"].Number ?? named.Count;
            if (named.Count < MostFans)
            {
                named.Add((order, entry));
            }
        }

        named.Sort(static (first, second) => first.Order.CompareTo(second.Order));
        var fans = new List<MinerFan>();
        foreach ((double _, ReplyValue entry) in named)
        {
            fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, DeviceSentinels.Rpm(entry["RPM"].Number), ReplyUnits.Ratio(entry["Speed"].NotNegative)));
        }

        return fans;
    }
}
