using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Whatsminer;

/// <summary>Version 3: names with dashes, rates in terahashes, everything within msg.</summary>
internal static class WhatsminerThirdParser
{
    public const string ErrorCodes = "v3 error-code";

    private const string Info = "v3 get.device.info";
    private const string Summary = "v3 summary";
    private const string Boards = "v3 edevs";
    private const string Pools = "v3 pools";
    private const int MostEntries = 16;

    public static IReadOnlyList<(string Question, string Json)> Questions { get; } =
    [
        (Info, "{\"cmd\":\"get.device.info\"}"),
        (Summary, "{\"cmd\":\"get.miner.status\",\"param\":\"summary\"}"),
        (Boards, "{\"cmd\":\"get.miner.status\",\"param\":\"edevs\"}"),
        (Pools, "{\"cmd\":\"get.miner.status\",\"param\":\"pools\"}"),
        (ErrorCodes, "{\"cmd\":\"get.device.info\",\"param\":\"error-code\"}"),
    ];

    /// <summary>Null where this interface told nothing.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, MinerIdentity known)
    {
        ReplyValue info = replies[Info]["msg"];
        ReplyValue summary = replies[Summary]["msg"]["summary"];
        if (!info.IsObject && !summary.IsObject)
        {
            return null;
        }

        double? elapsed = summary["elapsed"].NotNegative;
        double? sinceStart = summary["bootup-time"].NotNegative;
        IReadOnlyList<MinerBoard> boards = BoardsOf(replies[Boards]["msg"]["edevs"], summary["board-temperature"], info["miner"]);
        IReadOnlyList<MinerPool> pools = PoolsOf(replies[Pools]["msg"]["pools"]);
        IReadOnlyList<MinerError> errors = WhatsminerErrors.Parse(info["error-code"].Exists ? info["error-code"] : replies[ErrorCodes]["msg"]["error-code"], ReplyValue.Nothing);
        MinerHashrate rates = Rates(summary);
        double? watts = summary["power-realtime"].Positive ?? summary["power-5min"].Positive ?? info["power"]["pin"].Positive;
        return replies.Begin(Identity(info, known)) with
        {
            State = State(info, summary, rates, elapsed, errors),
            StateText = info["miner"]["working"].Flag == false ? "not working" : null,

            // A machine cannot have been up for less time than its program: on some firmware this is how long the last start took.
            UptimeSeconds = sinceStart >= elapsed ? sinceStart : null,
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates,
            PowerWatts = watts,
            PowerLimitWatts = DeviceSentinels.Limit(summary["power-limit"].Number),
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Reported,
            PowerMode = Mode(info["power"]["mode"].Word),
            Temperatures = Temperatures(summary, boards) with { PowerSupply = Readings.Temperature(info["power"]["temp0"]) },
            Fans = Fans(info, summary),
            Boards = boards,
            ExpectedBoards = info["miner"]["board-num"].SmallCount is > 0 and var count ? count : null,
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools),
            Errors = errors,
        };
    }

    private static MinerIdentity Identity(ReplyValue info, MinerIdentity known) => known with
    {
        Mac = MacAddress.Normalize(info["network"]["mac"].Text) ?? known.Mac,
        Hostname = info["network"]["hostname"].Word ?? known.Hostname,
        Serial = info["miner"]["miner-sn"].Word ?? known.Serial,
        RawModel = info["miner"]["type"].Word ?? known.RawModel,
        FirmwareFamily = FirmwareFamily.Stock,
        FirmwareVersion = info["system"]["fwversion"].Word ?? known.FirmwareVersion,
        ApiVersion = info["system"]["api"].Word ?? known.ApiVersion,
        ControlBoard = info["system"].First("control-board-version", "platform").Word ?? known.ControlBoard,
        Algorithm = known.Algorithm ?? "sha256d",
    };

    /// <summary>A factory rate of 0 or below stands for "not known".</summary>
    private static MinerHashrate Rates(ReplyValue summary)
    {
        double? label = summary["factory-hash"].Positive * ReplyUnits.Tera;
        return new MinerHashrate
        {
            FiveSeconds = summary["hash-realtime"].NotNegative * ReplyUnits.Tera,
            OneMinute = summary["hash-1min"].NotNegative * ReplyUnits.Tera,
            FifteenMinutes = summary["hash-15min"].NotNegative * ReplyUnits.Tera,
            Average = summary["hash-average"].NotNegative * ReplyUnits.Tera,
            Expected = summary["target-hash"].Positive * ReplyUnits.Tera ?? label,
            Label = label,
        };
    }

    private static MinerState State(ReplyValue info, ReplyValue summary, MinerHashrate rates, double? elapsed, IReadOnlyList<MinerError> errors)
    {
        if (info["miner"]["working"].Flag == false && rates.FiveSeconds is null or 0)
        {
            return MinerState.Sleeping;
        }

        MinerState state = Readings.StateByRate(rates.FiveSeconds ?? rates.Average, elapsed);
        if (state == MinerState.Unknown && (rates.FiveSeconds ?? rates.Average) is 0 && WhatsminerErrors.AnyIsCritical(errors))
        {
            return MinerState.Fault;
        }

        return state == MinerState.Mining && summary["up-freq-finish"].Whole == 0 ? MinerState.Tuning : state;
    }

    private static string? Mode(string? mode) => mode switch
    {
        "0" => "low",
        "1" => "normal",
        "2" => "high",
        _ => mode,
    };

    private static MinerTemperatures Temperatures(ReplyValue summary, IReadOnlyList<MinerBoard> boards)
    {
        MinerTemperatures ofBoards = Readings.OfBoards(boards);
        double? hottest = ofBoards.Board;
        foreach (ReplyValue board in summary["board-temperature"].Items)
        {
            hottest = Readings.Temperature(board) is { } degrees && !(degrees <= hottest) ? degrees : hottest;
        }

        return ofBoards with
        {
            Board = hottest,
            Chip = ofBoards.Chip ?? Readings.Temperature(summary["chip-temp-max"]),
            Ambient = Readings.Temperature(summary["environment-temperature"]),
        };
    }

    private static List<MinerFan> Fans(ReplyValue info, ReplyValue summary)
    {
        var fans = new List<MinerFan>();
        foreach (string name in (string[])["fan-speed-in", "fan-speed-out"])
        {
            // Machines with more than one at a side list them.
            if (summary[name].IsArray)
            {
                foreach (ReplyValue one in summary[name].Items)
                {
                    AddFan(fans, one);
                }
            }
            else
            {
                AddFan(fans, summary[name]);
            }
        }

        if (DeviceSentinels.Rpm(info["power"]["fanspeed"].Number) is { } supply)
        {
            fans.Add(new MinerFan(MinerFanKind.PowerSupply, 0, supply, null));
        }

        return fans;
    }

    private static void AddFan(List<MinerFan> fans, ReplyValue fan)
    {
        if (DeviceSentinels.Rpm(fan.Number) is { } rpm && fans.Count < MostEntries)
        {
            fans.Add(new MinerFan(MinerFanKind.Chassis, fans.Count, rpm, null));
        }
    }

    private static IReadOnlyList<MinerBoard> BoardsOf(ReplyValue list, ReplyValue temperatures, ReplyValue miner)
    {
        var boards = new List<(double Order, MinerBoard Board)>();
        foreach (ReplyValue entry in list.Items)
        {
            if (!entry.IsObject || boards.Count == MostEntries)
            {
                continue;
            }

            int id = entry.First("id", "slot").SmallCount ?? boards.Count;
            boards.Add((id, new MinerBoard
            {
                Slot = 0,
                Id = entry.First("id", "slot").Word,
                Serial = miner[$"pcbsn{id}"].Word,
                State = entry["status"].Word,
                Hashrate = entry.First("hash-realtime", "hash-average").NotNegative * ReplyUnits.Tera,
                ExpectedHashrate = entry["factory-hash"].Positive * ReplyUnits.Tera,
                Chips = entry["effective-chips"].SmallCount,
                BoardTemperature = Readings.Temperature(temperatures[id]),
                ChipTemperature = Readings.Temperature(entry["chip-temp-max"]),
                FrequencyMegahertz = entry["freq"].Positive,
            }));
        }

        return Readings.InOrder(boards);
    }

    private static List<MinerPool> PoolsOf(ReplyValue list)
    {
        var pools = new List<MinerPool>();
        foreach (ReplyValue entry in list.Items)
        {
            if (PoolUrl.WithoutLogin(entry["url"].Text) is { } url && pools.Count < MostEntries)
            {
                pools.Add(new MinerPool
                {
                    Index = pools.Count,
                    Priority = entry.First("pool-priority", "priority").SmallCount,
                    Url = url,
                    Worker = entry.First("account", "user").Word,
                    Status = Readings.PoolStatus(entry["status"].Word),
                    Active = entry["stratum-active"].Flag,
                    Accepted = entry["accepted"].WholeCount,
                    Rejected = entry["rejected"].WholeCount,
                    Stale = entry["stale"].WholeCount,
                    Difficulty = entry["stratum-difficulty"].Positive,
                });
            }
        }

        return pools;
    }
}
