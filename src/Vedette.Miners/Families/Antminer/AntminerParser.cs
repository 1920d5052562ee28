using Vedette.Miners.Errors;
using Vedette.Miners.Identification;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Antminer;

/// <summary>Makes a snapshot of what an Antminer told; each figure from one place, in a fixed order: 4028 first, then the web pages, which are some seconds apart from it.</summary>
internal static class AntminerParser
{
    public const string SystemInfo = "/cgi-bin/get_system_info.cgi";
    public const string WebSummary = "/cgi-bin/summary.cgi";
    public const string WebStats = "/cgi-bin/stats.cgi";
    public const string WebPools = "/cgi-bin/pools.cgi";
    public const string Configuration = "/cgi-bin/get_miner_conf.cgi";

    private const int MostErrors = 64;

    /// <summary>Null where nothing of it came.</summary>
    public static MinerSnapshot? Parse(DeviceReplies replies, RpcReply summaryReply, RpcReply statsReply, RpcReply poolsReply, MinerIdentity known)
    {
        ReplyValue summary = summaryReply.First("SUMMARY");
        ReplyValue webSummary = replies[WebSummary]["SUMMARY"][0];
        ReplyValue webStats = replies[WebStats]["STATS"][0];
        MinerIdentity identity = Identity(replies, statsReply, known);
        AntminerStats stats = AntminerStats.Parse(statsReply.Section("STATS"), rawModel: identity.RawModel);
        AntminerStats ofWeb = webStats.Exists ? AntminerStats.Parse([webStats], rawModel: identity.RawModel) : new AntminerStats();
        AntminerStats boards = stats.Boards.Count > 0 || !webStats.Exists ? stats : ofWeb;
        bool hasRpc = summaryReply.Root.Exists || statsReply.Root.Exists || poolsReply.Root.Exists;
        if (!hasRpc && !webSummary.Exists && !webStats.Exists && !replies.Has(SystemInfo))
        {
            return null;
        }

        MinerHashrate rates = Rates(summary, stats, webStats.Exists ? webStats : webSummary, boards, identity.RawModel);
        double? elapsed = summary["Elapsed"].NotNegative ?? stats.ElapsedSeconds ?? webStats["elapsed"].NotNegative ?? webSummary["elapsed"].NotNegative;
        IReadOnlyList<MinerPool> pools = poolsReply.IsError ? WebPoolsOf(replies[WebPools]["POOLS"]) : CgminerPools.Parse(poolsReply, elapsed);
        ReplyValue entry = AntminerStats.EntryOf(statsReply.Section("STATS"));
        double? watts = boards.PowerWatts ?? ofWeb.PowerWatts;
        long? mode = replies[Configuration].First("bitmain-work-mode", "miner-mode").Whole;
        return replies.Begin(identity) with
        {
            State = RestsByItself(statsReply, entry, rates.FiveSeconds, elapsed) && mode is null ? MinerState.Sleeping : State(summaryReply, mode, rates.FiveSeconds ?? rates.Average, elapsed, replies.WantsLogin && !hasRpc),
            StateText = null,
            ProcessUptimeSeconds = elapsed,
            Hashrate = rates,
            PowerWatts = watts,
            PowerSource = watts is null ? PowerSource.Unknown : PowerSource.Reported,
            PowerMode = Mode(mode),
            Temperatures = Readings.OfBoards(boards.Boards),
            Fans = boards.Fans.Count > 0 ? boards.Fans : stats.Fans,
            Boards = boards.Boards,
            Pools = pools,
            Shares = CgminerPools.Shares(summary, pools) with { HardwareErrors = summary["Hardware Errors"].WholeCount ?? webSummary["hw_all"].WholeCount },
            Errors = Errors(webSummary, entry),
        };
    }

    private static MinerIdentity Identity(DeviceReplies replies, RpcReply stats, MinerIdentity known)
    {
        ReplyValue info = replies[SystemInfo];
        ReplyValue web = replies[WebSummary]["INFO"].IsObject ? replies[WebSummary]["INFO"] : replies[WebStats]["INFO"];
        string? raw = info["minertype"].Word ?? stats.First("STATS")["Type"].Word ?? web["type"].Word ?? known.RawModel;
        bool isOthers = RpcMarkers.IsCustomName(raw) || RpcMarkers.IsCustomName(stats.First("STATS")["Type"].Word);
        return known with
        {
            Mac = MacAddress.Normalize(info["macaddr"].Text) ?? known.Mac,
            Hostname = info["hostname"].Word ?? known.Hostname,
            Serial = info.First("serinum", "serial_no", "serialno").Word ?? known.Serial,
            RawModel = raw,
            Model = AntminerModel.Readable(raw) ?? known.Model,
            FirmwareFamily = known.FirmwareFamily is not (FirmwareFamily.Unknown or FirmwareFamily.Stock) ? known.FirmwareFamily : isOthers ? FirmwareFamily.Custom : FirmwareFamily.Stock,
            ControlBoard = Platform(stats.First("STATS")["Miner"].Word) ?? Platform(web["miner_version"].Word) ?? known.ControlBoard,
            FirmwareVersion = known.FirmwareVersion ?? info["system_filesystem_version"].Word ?? stats.First("STATS")["CompileTime"].Word ?? web["CompileTime"].Word,
        };
    }

    /// <summary>AML of "platform[AML]".</summary>
    private static string? Platform(string? version)
    {
        int open = version?.IndexOf("platform[", StringComparison.OrdinalIgnoreCase) ?? -1;
        int close = open < 0 ? -1 : version!.IndexOf(']', open);
        return close > open + 9 ? version![(open + 9)..close] : null;
    }

    private static MinerHashrate Rates(ReplyValue summary, AntminerStats stats, ReplyValue web, AntminerStats boards, string? rawModel)
    {
        MinerHashrate rates = CgminerRates.Parse(summary, AntminerUnits.Of(rawModel, stats.ToldUnit, stats.Unit, AntminerStats.Largest(summary, "GHS 5s", "GHS av", "GHS 30m")));
        string unit = web["rate_unit"].Word ?? "GH/s";
        return rates with
        {
            FiveSeconds = rates.FiveSeconds ?? ReplyUnits.Hashrate(summary["RT HASHRATE"].Text) ?? stats.FiveSeconds ?? ReplyUnits.Hashrate(web["rate_5s"].NotNegative, unit),
            Average = rates.Average ?? ReplyUnits.Hashrate(summary["AV HASHRATE"].Text) ?? stats.Average ?? ReplyUnits.Hashrate(web["rate_avg"].NotNegative, unit),
            Expected = stats.Expected ?? boards.Expected ?? ReplyUnits.Hashrate(summary["THEORY HASHRATE"].Text) ?? ReplyUnits.Hashrate(web["rate_ideal"].Positive, unit) ?? OfBoards(boards.Boards),
        };
    }

    private static double? OfBoards(IReadOnlyList<MinerBoard> boards)
    {
        double? sum = null;
        foreach (MinerBoard board in boards)
        {
            sum = board.ExpectedHashrate is { } rate ? (sum ?? 0) + rate : sum;
        }

        return sum;
    }

    /// <summary>Newer firmware that was told to rest answers as if it began this very second: no figures behind the program's name, or its mode of work beside zeros.</summary>
    private static bool RestsByItself(RpcReply stats, ReplyValue entry, double? rate, double? elapsed) =>
        rate is 0 && elapsed is 0 or 1 && (entry["Mode"].Whole == 1 || (!stats.IsError && stats.Section("STATS").Count == 1 && !entry.Exists));

    /// <summary>Asleep the program answers with empty lists.</summary>
    private static MinerState State(RpcReply summary, long? mode, double? rate, double? elapsed, bool wantsLogin)
    {
        if (mode == 1 && rate is null or 0)
        {
            return MinerState.Sleeping;
        }

        if (rate is null)
        {
            bool isEmpty = !summary.IsError && summary.Root["SUMMARY"].IsArray && summary.Root["SUMMARY"].Count == 0;
            return isEmpty ? MinerState.Sleeping : wantsLogin ? MinerState.AuthRequired : MinerState.Unknown;
        }

        return Readings.StateByRate(rate, elapsed);
    }

    private static string? Mode(long? mode) => mode switch
    {
        0 => "normal",
        1 => "sleep",
        2 => "high",
        3 => "low",
        _ => null,
    };

    /// <summary>The page's own findings: rate, network, fans, temp; a code of 0 is well. Firmware of others tells of the power supply in its own words.</summary>
    private static List<MinerError> Errors(ReplyValue webSummary, ReplyValue entry)
    {
        var errors = new List<MinerError>();
        if (entry["psu_status"].Word is { } supply && !supply.EndsWith("OK", StringComparison.OrdinalIgnoreCase))
        {
            errors.Add(new MinerError { Code = "psu_status", Text = supply, Component = "power_supply", Severity = MinerErrorSeverity.Critical });
        }

        if (webSummary["safe_mode"].Flag == true)
        {
            errors.Add(new MinerError { Code = "safe_mode", Text = "The miner protects itself and does less than it could", Component = "control_board" });
        }

        foreach (ReplyValue finding in webSummary["status"].Items)
        {
            if (finding["code"].Whole is not (null or 0) && errors.Count < MostErrors)
            {
                MinerError error = VendorErrors.Describe("antminer", $"{finding["type"].Word}:{finding["code"].Whole}");
                errors.Add(error with { Text = error.Text ?? finding["msg"].Word, Component = error.Component ?? Component(finding["type"].Word) });
            }
        }

        return errors;
    }

    private static string? Component(string? type) => type switch
    {
        "fans" => "fan",
        "temp" => "temperature",
        "network" => "network",
        _ => null,
    };

    /// <summary>As the web pages list them: the members of 4028 in small letters.</summary>
    public static List<MinerPool> WebPoolsOf(ReplyValue listed)
    {
        var pools = new List<MinerPool>();
        foreach (ReplyValue entry in listed.Items)
        {
            if (PoolUrl.WithoutLogin(entry["url"].Text) is { } url && pools.Count < 16)
            {
                pools.Add(new MinerPool
                {
                    Index = pools.Count,
                    Priority = entry["priority"].SmallCount,
                    Url = url,
                    Worker = entry["user"].Word,
                    Status = Readings.PoolStatus(entry["status"].Word),
                    Accepted = entry["accepted"].WholeCount,
                    Rejected = entry["rejected"].WholeCount,
                    Stale = entry["stale"].WholeCount,
                    LastShareAgeSeconds = CgminerPools.Age(entry["lstime"], null, null),
                    Difficulty = ReplyUnits.Scaled(entry["diff"].Text) is > 0 and var difficulty ? difficulty : null,
                });
            }
        }

        return pools;
    }
}
