using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Whatsminer;

/// <summary>Versions 1 and 2: rates in megahashes whatever the name, data in sections or within Msg.</summary>
internal static class WhatsminerParser
{
    public const string Joined = "summary+pools+edevs";

    private const int MostBoards = 16;

    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        RpcReply summaryReply = Answer(replies, "summary");
        ReplyValue summary = summaryReply.First("SUMMARY");
        if (!replies.Has("summary") && !replies.Has(Joined) && !replies.Has("status") && !replies.Has("get_version") && !replies.Has("pools"))
        {
            return null;
        }

        double? elapsed = summary["Elapsed"].NotNegative;
        IReadOnlyList<MinerBoard> boards = Boards(replies);
        IReadOnlyList<MinerPool> pools = CgminerPools.Parse(Answer(replies, "pools"), elapsed);
        IReadOnlyList<MinerError> errors = WhatsminerErrors.Parse(replies["get_error_code"]["Msg"]["error_code"], summary);
        MinerHashrate rates = Rates(summary);
        ReplyValue supply = replies["get_psu"]["Msg"];
        double? watts = summary["Power"].Positive ?? summary["Power_RT"].Positive ?? supply["pin"].Positive;
        return replies.Begin(Identity(replies, summary, known)) with
        {
            State = State(replies, summary, rates, elapsed, errors),
            UptimeSeconds = summary["Uptime"].NotNegative,
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates,
            PowerWatts = watts,
            PowerLimitWatts = DeviceSentinels.Limit(summary["Power Limit"].Number),
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Reported,
            PowerMode = summary["Power Mode"].Word?.ToLowerInvariant(),
            Temperatures = Temperatures(summary, boards) with { PowerSupply = Readings.Temperature(supply["temp0"]) },
            Fans = Fans(summary, supply),
            Boards = boards,
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools),
            Errors = errors,
        };
    }

    /// <summary>The summary tells -1 for it, or nothing: then the power supply may.</summary>
    public static bool LacksPower(DeviceReplies replies) =>
        Answer(replies, "summary").First("SUMMARY") is { Exists: true } summary && summary["Power"].Positive is null && summary["Power_RT"].Positive is null;

    private static RpcReply Answer(DeviceReplies replies, string command) => replies.Has(command) ? replies.Rpc(command) : replies.Rpc(Joined).Part(command);

    private static MinerIdentity Identity(DeviceReplies replies, ReplyValue summary, MinerIdentity known)
    {
        ReplyValue version = replies["get_version"]["Msg"];
        ReplyValue info = replies["get_miner_info"]["Msg"];
        string? raw = replies.Rpc("devdetails").First("DEVDETAILS")["Model"].Word ?? version["miner_type"].Word ?? known.RawModel;
        return known with
        {
            Mac = MacAddress.Normalize(summary["MAC"].Text) ?? MacAddress.Normalize(info["mac"].Text) ?? known.Mac,
            Hostname = info["hostname"].Word ?? known.Hostname,
            Serial = info["minersn"].Word ?? known.Serial,
            RawModel = raw,
            FirmwareFamily = FirmwareFamily.Stock,
            FirmwareVersion = Unquoted(version["fw_ver"].Word) ?? Unquoted(summary["Firmware Version"].Word) ?? known.FirmwareVersion ?? Unquoted(replies["status"]["Msg"].First("Firmware Version", "FirmwareVersion").Word),
            ApiVersion = version["api_ver"].Word ?? known.ApiVersion,
            ControlBoard = summary["CB Platform"].Word ?? known.ControlBoard,
            Algorithm = known.Algorithm ?? "sha256d",
        };
    }

    private static string? Unquoted(string? text) => text?.Trim('\'', ' ') is { Length: > 0 } plain ? plain : null;

    private static MinerHashrate Rates(ReplyValue summary)
    {
        MinerHashrate rates = CgminerRates.Parse(summary);
        double? label = summary["Factory GHS"].Positive * ReplyUnits.Giga;
        return rates with
        {
            FiveSeconds = rates.FiveSeconds ?? (summary["HS RT"].NotNegative * ReplyUnits.Mega),
            Expected = summary["Target MHS"].Positive * ReplyUnits.Mega ?? label,
            Label = label,
        };
    }

    /// <summary>Asleep it answers an error: its mining program is down, and <c>status</c> says that this is wanted.</summary>
    private static MinerState State(DeviceReplies replies, ReplyValue summary, MinerHashrate rates, double? elapsed, IReadOnlyList<MinerError> errors)
    {
        if (!summary.Exists)
        {
            return replies["status"]["Msg"].First("btmineroff", "mineroff").Flag == true ? MinerState.Sleeping : MinerState.Unknown;
        }

        MinerState state = Readings.StateByRate(rates.FiveSeconds ?? rates.Average, elapsed);
        if (state == MinerState.Mining && summary["Hash Stable"].Flag == false && elapsed < 1800)
        {
            return MinerState.Tuning;
        }

        return state == MinerState.Unknown && WhatsminerErrors.AnyIsCritical(errors) && (rates.FiveSeconds ?? rates.Average) is 0 ? MinerState.Fault : state;
    }

    private static MinerTemperatures Temperatures(ReplyValue summary, IReadOnlyList<MinerBoard> boards)
    {
        MinerTemperatures ofBoards = Readings.OfBoards(boards);
        return ofBoards with
        {
            Board = ofBoards.Board ?? Readings.Temperature(summary["Temperature"]),
            Chip = ofBoards.Chip ?? Readings.Temperature(summary["Chip Temp Max"]),
            Ambient = Readings.Temperature(summary["Env Temp"]),
        };
    }

    /// <summary>One that is cooled by a liquid has none, and tells 0 for them.</summary>
    private static List<MinerFan> Fans(ReplyValue summary, ReplyValue supply)
    {
        var fans = new List<MinerFan>();
        bool isLiquid = summary["Liquid Cooling"].Flag == true;
        foreach (string name in (string[])["Fan Speed In", "Fan Speed Out"])
        {
            if (DeviceSentinels.Rpm(summary[name].Number) is { } rpm && !(isLiquid && rpm == 0))
            {
                fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, rpm, null));
            }
        }

        if ((DeviceSentinels.Rpm(summary["Power Fanspeed"].Number) ?? DeviceSentinels.Rpm(supply["fan_speed"].Number)) is { } speed && !(isLiquid && speed == 0))
        {
            fans.Add(new MinerFan(MinerFanKind.PowerSupply, 0, speed, null));
        }

        return fans;
    }

    private static IReadOnlyList<MinerBoard> Boards(DeviceReplies replies)
    {
        RpcReply reply = Answer(replies, "edevs");
        if (reply.Section("DEVS").Count == 0)
        {
            reply = replies.Rpc("devs");
        }

        var boards = new List<(double Order, MinerBoard Board)>();
        foreach (ReplyValue entry in reply.Section("DEVS"))
        {
            if (boards.Count < MostBoards)
            {
                boards.Add((entry.First("Slot", "ID", "ASC").Number ?? boards.Count, new MinerBoard
                {
                    Slot = 0,
                    Id = entry.First("Slot", "ID", "ASC").Word,
                    Serial = entry["PCB SN"].Word,
                    State = entry["Status"].Word,
                    Hashrate = entry.First("MHS 1m", "MHS 5s", "MHS av").NotNegative * ReplyUnits.Mega,
                    ExpectedHashrate = entry["Factory GHS"].Positive * ReplyUnits.Giga,
                    Chips = entry["Effective Chips"].SmallCount,
                    BoardTemperature = Readings.Temperature(entry["Temperature"]),
                    ChipTemperature = Readings.Temperature(entry["Chip Temp Max"]),
                    FrequencyMegahertz = entry["Chip Frequency"].Positive,
                    HardwareErrors = entry["Hardware Errors"].WholeCount,
                }));
            }
        }

        return Readings.InOrder(boards);
    }
}
