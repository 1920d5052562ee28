using Vedette.Miners.Connections;
using Vedette.Miners.Families.Antminer;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.SealMiner;

/// <summary>Bitdeer's SealMiner: cgminer's commands, with everything about boards and fans in flat members that begin with a number.</summary>
internal sealed class SealMinerFamily : IMinerFamily
{
    private const string PowerSupply = "/cgi-bin/miner_psu_status.cgi";
    private const int MostBoards = 8;
    private const int MostFans = 8;

    public bool Reads(MinerIdentity identity) => identity.Vendor == "sealminer";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new CgminerDialogue(device, identity, "sealminer");
        foreach (string command in (string[])["summary", "stats", "devs", "pools"])
        {
            await dialogue.CallAsync(command, stop);
        }

        if (dialogue.IsForeign)
        {
            return dialogue.Replies.Foreign(identity with { Vendor = "unknown" });
        }

        if (!(Flat(dialogue.Replies, "MAC").Exists && Flat(dialogue.Replies, "Model").Exists) && (identity.Mac is null || identity.RawModel is null))
        {
            await dialogue.GetAsync(AntminerParser.SystemInfo, stop, isOptional: true);
        }

        if (!Flat(dialogue.Replies, "PSU Input Power").Exists)
        {
            await dialogue.GetAsync(PowerSupply, stop, isOptional: true);
        }

        return Parse(dialogue.Replies, identity) ?? dialogue.Replies.Foreign(identity);
    }

    private static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        ReplyValue summary = replies.Rpc("summary").First("SUMMARY");
        if (!summary.Exists && !replies.Has("stats") && !replies.Has(AntminerParser.SystemInfo))
        {
            return null;
        }

        double? elapsed = summary["Elapsed"].NotNegative;
        IReadOnlyList<MinerBoard> boards = Boards(replies);
        IReadOnlyList<MinerPool> pools = CgminerPools.Parse(replies.Rpc("pools"), elapsed);
        MinerHashrate rates = CgminerRates.Parse(summary);
        double? expected = null;
        foreach (MinerBoard board in boards)
        {
            expected = board.ExpectedHashrate is { } rate ? (expected ?? 0) + rate : expected;
        }

        double? watts = Flat(replies, "PSU Input Power").Positive ?? replies[PowerSupply].First("Power", "power").Positive;
        return replies.Begin(Identity(replies, known)) with
        {
            State = State(replies, rates.FiveSeconds ?? rates.Average, elapsed),
            StateText = Flat(replies, "PM State").Word,
            UptimeSeconds = Flat(replies, "System Uptime").NotNegative,
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates with { Expected = expected ?? (Flat(replies, "MHS(Ideal)").Positive * ReplyUnits.Mega), Label = Flat(replies, "MHS(Rated)").Positive * ReplyUnits.Mega },
            PowerWatts = watts,
            PowerLimitWatts = DeviceSentinels.Limit(Flat(replies, "Power Limit").Number),
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Measured,
            PowerMode = Flat(replies, "Mining Mode").Word?.ToLowerInvariant(),
            Temperatures = Readings.OfBoards(boards) with { PowerSupply = Readings.Temperature(Flat(replies, "PSU Temp AMB").Exists ? Flat(replies, "PSU Temp AMB") : replies[PowerSupply]["Temp"]) },
            Fans = Fans(replies),
            Boards = boards,
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools),
            Errors = Errors(replies),
        };
    }

    /// <summary>It comes up in steps and says when it is through; asked to rest, it says that it is no longer running.</summary>
    private static MinerState State(DeviceReplies replies, double? rate, double? elapsed)
    {
        bool isResting = Flat(replies, "PM State").Word is { } power && (power.Contains("susp", StringComparison.OrdinalIgnoreCase) || power.Contains("sleep", StringComparison.OrdinalIgnoreCase));
        if (isResting && rate is null or 0)
        {
            return MinerState.Sleeping;
        }

        MinerState state = Readings.StateByRate(rate, elapsed);
        bool isThrough = Flat(replies, "Tune Status").Word is not { } tuning || tuning.Contains("done", StringComparison.OrdinalIgnoreCase);
        return state == MinerState.Mining && !isThrough ? MinerState.Tuning : state;
    }

    private static MinerIdentity Identity(DeviceReplies replies, MinerIdentity known)
    {
        ReplyValue info = replies[AntminerParser.SystemInfo];
        string? raw = info.First("miner_type", "minertype").Word ?? Flat(replies, "Model").Word ?? known.RawModel;
        return known with
        {
            Mac = MacAddress.Normalize(info["macaddr"].Text) ?? MacAddress.Normalize(Flat(replies, "MAC").Text) ?? known.Mac,
            Hostname = info["hostname"].Word ?? known.Hostname,
            Serial = Flat(replies, "Ctrl Board SN").Word ?? info["crtl_sn"].Word ?? known.Serial,
            RawModel = raw,
            Model = raw is null ? known.Model : raw.StartsWith("Seal", StringComparison.OrdinalIgnoreCase) ? raw : $"{info["brand"].Word ?? "SealMiner"} {raw}",
            FirmwareFamily = FirmwareFamily.Stock,
            FirmwareVersion = info["firmware_version"].Word ?? Flat(replies, "Firmware").Word ?? known.FirmwareVersion,
            ControlBoard = Flat(replies, "Ctrl Board").Word ?? info["ctrl_version"].Word ?? known.ControlBoard,
            Algorithm = known.Algorithm ?? "sha256d",
        };
    }

    /// <summary>From <c>stats</c>, or from <c>devs</c>, where other versions put it.</summary>
    private static ReplyValue Flat(DeviceReplies replies, string name)
    {
        foreach (ReplyValue section in replies.Rpc("stats").Section("STATS"))
        {
            if (section[name].Exists)
            {
                return section[name];
            }
        }

        return replies.Rpc("devs").First("DEVS")[name];
    }

    private static List<MinerBoard> Boards(DeviceReplies replies)
    {
        var boards = new List<MinerBoard>();
        for (int number = 0; number < MostBoards; number++)
        {
            int? chips = Flat(replies, $"{number} Chip Count").SmallCount;
            double? rate = Flat(replies, $"{number} MHS(Sample)").NotNegative;
            if (chips is not > 0 && rate is not > 0)
            {
                continue;
            }

            double? hottest = null;
            for (int sensor = 0; sensor < 4; sensor++)
            {
                hottest = Readings.Temperature(Flat(replies, $"{number} Temp {sensor}")) is { } degrees && !(degrees <= hottest) ? degrees : hottest;
            }

            boards.Add(new MinerBoard
            {
                Slot = boards.Count,
                Id = $"{number}",
                Serial = Flat(replies, $"{number} SN").Word,
                State = Flat(replies, $"{number} Online").Flag switch { true => "online", false => "offline", null => Flat(replies, $"{number} Online").Word },
                Hashrate = rate * ReplyUnits.Mega,
                ExpectedHashrate = Flat(replies, $"{number} MHS(Ideal)").Positive * ReplyUnits.Mega,
                Chips = chips is null ? null : Math.Max(0, chips.Value - (Flat(replies, $"{number} Bad Chip Count").SmallCount ?? 0)),
                BoardTemperature = hottest,
                FrequencyMegahertz = Flat(replies, $"{number} Freq").Positive,
            });
        }

        return boards;
    }

    private static List<MinerFan> Fans(DeviceReplies replies)
    {
        var fans = new List<MinerFan>();
        for (int number = 0; number < MostFans; number++)
        {
            if (DeviceSentinels.Rpm(Flat(replies, $"{number} Speed").Number) is { } rpm)
            {
                fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, rpm, null));
            }
        }

        if (DeviceSentinels.Rpm(Flat(replies, "PSU Fan Speed").Number) is { } supply)
        {
            fans.Add(new MinerFan(MinerFanKind.PowerSupply, 0, supply, null));
        }

        return fans;
    }

    private static List<MinerError> Errors(DeviceReplies replies)
    {
        var errors = new List<MinerError>();
        AddError(errors, Flat(replies, "Error Code").Word, null);
        AddError(errors, Flat(replies, "PSU Error").Word ?? replies[PowerSupply]["StatusCode"].Word, "power_supply");
        return errors;
    }

    /// <summary>In hexadecimal, of which nothing but zeros is well; what the rest means the maker does not say.</summary>
    private static void AddError(List<MinerError> errors, string? code, string? component)
    {
        if (code is not null && code.AsSpan().Trim("0x").Length > 0)
        {
            errors.Add(new MinerError { Code = component is null ? code : $"psu:{code}", Component = component });
        }
    }
}
