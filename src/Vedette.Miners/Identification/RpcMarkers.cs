using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Identification;

/// <summary>
/// Tells makers and firmware by what stands in certain fields of <c>version</c>, <c>devdetails</c>, <c>stats</c> and <c>summary</c>. In these fields only, and in this order: a search through the whole text takes a
/// Braiins for an Antminer and a small Avalon for a VNish.
/// </summary>
internal static class RpcMarkers
{
    private const int LongestMarker = 120;

    private static readonly string[] CustomNames = ["Blissz", "Chipless", "HashMaster", "PitBit", "BitFuFu", "asicseer"];

    private static readonly string[] Programs = ["BOSminer", "BOSer", "LUXminer", "BTMiner", "BMMiner", "GCMiner", "bdminer", "BDMiner", "BFGMiner", "CGMiner", "Cgminer", "cgminer", "SGMiner", "sgminer", "ccminer"];

    /// <summary>Null where the reply names nobody, not even a mining program.</summary>
    public static MinerVerdict? Of(RpcReply reply) => reply.Root.Exists ? OfFields(reply) : OfWords(reply.Message);

    private static MinerVerdict? OfFields(RpcReply reply)
    {
        ReplyValue version = reply.First("VERSION");
        ReplyValue stats = reply.First("STATS");
        ReplyValue device = reply.First("DEVDETAILS");
        string description = reply.Description ?? "";
        string type = (version["Type"].Word ?? stats["Type"].Word ?? "").Trim();
        (string program, string programVersion) = ProgramOf(version.Exists ? version : stats);
        string driver = $"{device["Driver"].Word} {device["Name"].Word} {device["Model"].Word}";
        var fields = new RpcFields(description.ToUpperInvariant(), type.ToUpperInvariant(), program.ToUpperInvariant(), programVersion.ToUpperInvariant(), driver.ToUpperInvariant())
        {
            Product = (version["PROD"].Word ?? "").ToUpperInvariant(),
            StatsId = (stats["ID"].Word ?? "").ToUpperInvariant(),
            CompileTime = (version["CompileTime"].Word ?? "").ToUpperInvariant(),
            HasWhatsminerSummary = IsWhatsminerSummary(reply.First("SUMMARY")),
            WhatsminerVersion = (reply.Root["Msg"]["api_ver"].Word ?? "").ToUpperInvariant(),
        };
        (string Vendor, FirmwareFamily Firmware)? found = Find(fields);
        if (found is not { } verdict)
        {
            return program.Length > 0 ? new MinerVerdict("unknown", FirmwareFamily.Unknown, Cut($"{program} {programVersion} {type}".Trim())) { RawModel = type.Length > 0 ? type : null } : null;
        }

        return new MinerVerdict(verdict.Vendor, verdict.Firmware, Cut(MarkerOf(fields, type, description, program, programVersion, driver.Trim(), version["PROD"].Word)))
        {
            RawModel = ModelOf(verdict.Vendor, type, version, device),
            FirmwareVersion = VersionOf(verdict.Vendor, verdict.Firmware, version, programVersion, type),
            ApiVersion = version["API"].Word,
        };
    }

    /// <summary>The oldest of them say nothing of themselves; nobody else tells the speed of fans and the range of frequencies in the summary.</summary>
    private static bool IsWhatsminerSummary(ReplyValue summary) =>
        (summary["HS RT"].Exists && (summary["Power Fanspeed"].Exists || summary["Factory GHS"].Exists))
        || (summary["Fan Speed In"].Exists && summary["Fan Speed Out"].Exists && (summary["freq_avg"].Exists || summary["Power Fanspeed"].Exists || summary["Chip Data"].Exists));

    private static (string Vendor, FirmwareFamily Firmware)? Find(RpcFields fields) => fields switch
    {
        _ when fields.Says("BOSMINER") || fields.Says("BOSER") || fields.CompileTime.Contains("BOS_", StringComparison.Ordinal) => ("antminer", FirmwareFamily.Braiins),
        _ when fields.Says("BTMINER") || fields.Driver.Contains("BITMICRO", StringComparison.Ordinal) || fields.Description.StartsWith("WHATSMINER", StringComparison.Ordinal) || fields.HasWhatsminerSummary
            || fields.WhatsminerVersion.Length > 0 => ("whatsminer", FirmwareFamily.Stock),
        _ when fields.Says("LUXMINER") => ("antminer", FirmwareFamily.LuxOs),
        _ when fields.Type.Contains("VNISH", StringComparison.Ordinal) || fields.Says("VNISH") => ("antminer", FirmwareFamily.VNish),
        _ when fields.Type.EndsWith("HIVEON", StringComparison.Ordinal) || fields.Says("HIVEON") => ("antminer", FirmwareFamily.Hiveon),
        _ when fields.Says("KAONSU") || fields.Says("MARAFW") => ("antminer", FirmwareFamily.Marathon),
        // Others built on the same program and kept the maker's name of the model.
        _ when fields.ProgramVersion.Contains("RWGLR", StringComparison.Ordinal) => ("antminer", fields.Type.StartsWith("ANTMINER", StringComparison.Ordinal) && !fields.Type.Contains(" V.", StringComparison.Ordinal) ? FirmwareFamily.Custom : FirmwareFamily.Msk),
        _ when fields.ProgramVersion.Contains("ASICSEER", StringComparison.Ordinal) || IsCustomName(fields.Type) || IsCustomName(fields.CompileTime) => ("antminer", FirmwareFamily.Custom),
        _ when fields.Type.Contains("VOLCMINER", StringComparison.Ordinal) => ("volcminer", FirmwareFamily.Stock),
        _ when fields.Type.StartsWith("HAMMER", StringComparison.Ordinal) => ("hammer", FirmwareFamily.Stock),
        _ when fields.Type.Contains("ANTMINER", StringComparison.Ordinal) => ("antminer", FirmwareFamily.Stock),
        _ when fields.Says("INTCHAINS_QOMO") || fields.Says("KDAMINER") || fields.Says("GOLDSHELL") || fields.Type.Contains("GOLDSHELL", StringComparison.Ordinal) || IsGoldshellDriver(fields.Driver) => ("goldshell", FirmwareFamily.Stock),
        _ when fields.Says("INNOMINER") => ("innosilicon", FirmwareFamily.Stock),
        _ when fields.Product.Contains("AVALON", StringComparison.Ordinal) || fields.Driver.Contains("AVALON", StringComparison.Ordinal) || IsAvalonStats(fields.StatsId) => ("avalon", FirmwareFamily.Stock),
        _ when fields.Says("GCMINER") || fields.Says("FLUXOS") => ("auradine", FirmwareFamily.Stock),
        _ when fields.Says("BDMINER") || fields.Says("SEALMINER") => ("sealminer", FirmwareFamily.Stock),
        _ when fields.Program == "BMMINER" && fields.Type.Length > 0 => ("antminer", FirmwareFamily.Unknown),
        _ => null,
    };

    /// <summary>The program itself is everybody's: BFGMiner says nothing of who built the machine.</summary>
    private static bool IsGoldshellDriver(string driver) => driver.Contains("GOLDSHELL", StringComparison.Ordinal) || driver.Contains("INTCHAINS", StringComparison.Ordinal);

    /// <summary>AVA10, and AV70, AV80, AV90 of the older ones.</summary>
    private static bool IsAvalonStats(string id) => id.Length > 2 && id.StartsWith("AV", StringComparison.Ordinal) && (id[2] == 'A' || char.IsAsciiDigit(id[2]));

    /// <summary>Some who changed the maker's firmware write themselves behind the model's name: "Antminer S21+ Hyd (HashMaster)", "ANTMINER S19 PRO EX".</summary>
    public static bool IsCustomName(string? type)
    {
        if (type is null)
        {
            return false;
        }

        foreach (string name in CustomNames)
        {
            if (type.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return type.StartsWith("Antminer ", StringComparison.OrdinalIgnoreCase) && type.EndsWith(" EX", StringComparison.OrdinalIgnoreCase);
    }

    private static string MarkerOf(RpcFields fields, string type, string description, string program, string programVersion, string driver, string? product)
    {
        if (product is not null && fields.Product.Contains("AVALON", StringComparison.Ordinal))
        {
            return product;
        }

        string marker = $"{program} {programVersion} {type}".Trim();
        return marker.Length > 0 ? marker : driver.Length > 0 ? driver : description;
    }

    private static string? ModelOf(string vendor, string type, ReplyValue version, ReplyValue device)
    {
        string? model = vendor switch
        {
            "avalon" => version["PROD"].Word,
            "whatsminer" => device["Model"].Word,
            _ => type,
        };
        return string.IsNullOrWhiteSpace(model) ? null : model;
    }

    private static string? VersionOf(string vendor, FirmwareFamily firmware, ReplyValue version, string programVersion, string type) => vendor switch
    {
        "avalon" => version.First("VERSION", "LVERSION", "CGVERSION").Word,
        _ => firmware switch
        {
            FirmwareFamily.LuxOs => programVersion.Length > 0 ? programVersion : null,
            FirmwareFamily.Stock or FirmwareFamily.Custom => vendor == "antminer" ? version["CompileTime"].Word : null,
            FirmwareFamily.VNish => BetweenBrackets(type),
            _ => null,
        },
    };

    /// <summary>1.2.7 of "Antminer S21 Pro (Vnish 1.2.7)".</summary>
    private static string? BetweenBrackets(string type)
    {
        int at = type.IndexOf("vnish ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        string tail = type[(at + 6)..];
        int end = tail.IndexOf(')', StringComparison.Ordinal);
        return (end < 0 ? tail : tail[..end]).Trim() is { Length: > 0 } version ? version : null;
    }

    private static (string Program, string Version) ProgramOf(ReplyValue entry)
    {
        foreach (string program in Programs)
        {
            if (entry[program].Exists)
            {
                return (program, entry[program].Word ?? "");
            }
        }

        return ("", "");
    }

    /// <summary>Where no JSON came: words of a proxy or a reply too damaged to read. The markers that nobody else writes.</summary>
    private static MinerVerdict? OfWords(string? words)
    {
        if (words is null || words.StartsWith("HTTP/", StringComparison.Ordinal) || words.StartsWith('<'))
        {
            return null;
        }

        (string Word, string Vendor, FirmwareFamily Firmware)[] markers =
        [
            ("BOSMINER", "antminer", FirmwareFamily.Braiins), ("BOSER", "antminer", FirmwareFamily.Braiins), ("BTMINER", "whatsminer", FirmwareFamily.Stock), ("BITMICRO", "whatsminer", FirmwareFamily.Stock),
            ("LUXMINER", "antminer", FirmwareFamily.LuxOs), ("(VNISH", "antminer", FirmwareFamily.VNish), ("HIVEON", "antminer", FirmwareFamily.Hiveon), ("KAONSU", "antminer", FirmwareFamily.Marathon),
            ("RWGLR", "antminer", FirmwareFamily.Msk), ("VOLCMINER", "volcminer", FirmwareFamily.Stock), ("ANTMINER", "antminer", FirmwareFamily.Stock), ("INNOMINER", "innosilicon", FirmwareFamily.Stock),
            ("AVALON", "avalon", FirmwareFamily.Stock), ("GCMINER", "auradine", FirmwareFamily.Stock), ("BDMINER", "sealminer", FirmwareFamily.Stock),
        ];
        string upper = words.ToUpperInvariant();
        foreach ((string word, string vendor, FirmwareFamily firmware) in markers)
        {
            int at = upper.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
            {
                return new MinerVerdict(vendor, firmware, words.Substring(at, word.Length));
            }
        }

        return null;
    }

    private static string Cut(string text) => text.Length <= LongestMarker ? text : text[..LongestMarker];
}
