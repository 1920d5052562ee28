using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Identification;

/// <summary>One path that only one maker's devices answer in one shape.</summary>
internal sealed record WebQuestion(WebRequest Request, Func<ReplyValue, DeviceReply, MinerVerdict?> Understand)
{
    /// <summary>In the order in which they are asked where the first page tells nothing; the commonest first.</summary>
    public static IReadOnlyList<WebQuestion> All { get; } =
    [
        new(new WebRequest("/api/system/info"), static (info, _) =>
            info["ASICModel"].Exists || info["hashRate"].Exists ? new MinerVerdict("bitaxe", FirmwareFamily.Stock, "ASICModel " + info["ASICModel"].Word) { FirmwareVersion = info["version"].Word } : null),
        new(new WebRequest("/cgi-bin/get_system_info.cgi"), OfSystemInfo),
        new(new WebRequest("/api/v1/info"), static (info, _) =>
            info["fw_version"].Exists || info["miner"].Exists && info["fw_name"].Exists ? new MinerVerdict("antminer", FirmwareFamily.VNish, "fw_version " + info["fw_version"].Word) { RawModel = info["miner"].Word, FirmwareVersion = info["fw_version"].Word } : null),
        new(new WebRequest("/api/v1/version/"), static (version, _) =>
            version["major"].Exists && version["minor"].Exists ? new MinerVerdict("antminer", FirmwareFamily.Braiins, "/api/v1/version/") { ApiVersion = $"{version["major"].Word}.{version["minor"].Word}.{version["patch"].Word}" } : null),
        new(new WebRequest("/api/v1/miner/details"), static (details, _) =>
            details["bos_version"].Exists || details["bos_mode"].Exists ? new MinerVerdict("antminer", FirmwareFamily.Braiins, "bos_version") : null),
        new(new WebRequest("/mcb/status"), static (status, _) =>
            status["model"].Word is { } model && status["firmware"].Exists ? new MinerVerdict("goldshell", FirmwareFamily.Stock, "/mcb/status") { RawModel = model, FirmwareVersion = status["firmware"].Word } : null),
        new(new WebRequest("/api/type"), static (type, _) =>
            type["type"].Word is { } model ? new MinerVerdict("innosilicon", FirmwareFamily.Stock, "/api/type") { RawModel = model } : null),
        new(new WebRequest("/user/userpanel") { Method = "POST" }, static (panel, _) =>
            panel["data"]["rtpow"].Exists || panel["data"]["softver1"].Exists ? new MinerVerdict("iceriver", FirmwareFamily.Stock, "/user/userpanel") : null),
        new(new WebRequest("/kaonsu/v1/brief"), static (brief, reply) =>
            brief.IsObject || (reply.Status == 401 && reply.Headers.GetValueOrDefault("www-authenticate", "").Contains("kaonsu", StringComparison.OrdinalIgnoreCase))
                ? new MinerVerdict("antminer", FirmwareFamily.Marathon, "/kaonsu/v1/brief") : null),
        new(new WebRequest("/api/v1/system"), static (system, _) =>
            system["system-info"].IsObject ? new MinerVerdict("proto", FirmwareFamily.Stock, "/api/v1/system") { RawModel = system["system-info"]["model"].Word } : null),
    ];

    /// <summary>Bitmain's page, which others built theirs after: the name of the model tells whose it is, and where a login is wanted the realm does.</summary>
    private static MinerVerdict? OfSystemInfo(ReplyValue info, DeviceReply reply)
    {
        if (!info.IsObject)
        {
            return WebMarkers.Of(reply);
        }

        string name = info["minertype"].Word ?? info["miner_type"].Word ?? info["hostname"].Word ?? "";
        string? version = info["system_filesystem_version"].Word ?? info["firmware_version"].Word;
        string upper = name.ToUpperInvariant();
        string? vendor = upper switch
        {
            _ when upper.Contains("ANTMINER", StringComparison.Ordinal) => "antminer",
            _ when upper.Contains("VOLCMINER", StringComparison.Ordinal) => "volcminer",
            _ when upper.StartsWith("HAMMER", StringComparison.Ordinal) => "hammer",
            _ when upper.StartsWith("DG", StringComparison.Ordinal) => "elphapex",
            _ when upper.Contains("SEALMINER", StringComparison.Ordinal) || (info["brand"].Word ?? "").Contains("seal", StringComparison.OrdinalIgnoreCase) => "sealminer",
            _ => null,
        };
        return vendor is null ? null : new MinerVerdict(vendor, FirmwareFamily.Stock, name) { RawModel = info["minertype"].Word ?? info["miner_type"].Word, FirmwareVersion = version };
    }
}
