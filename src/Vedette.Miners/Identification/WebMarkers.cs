using System.Text;
using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Identification;

/// <summary>Tells makers and firmware by what a web server shows on its first page: status, headers and the beginning of the page.</summary>
internal static class WebMarkers
{
    private const int Looked = 16 * 1024;

    private static readonly (string Text, string Vendor, FirmwareFamily Firmware)[] Pages =
    [
        ("Braiins OS", "antminer", FirmwareFamily.Braiins),
        ("/cgi-bin/luci", "whatsminer", FirmwareFamily.Stock),
        ("Luxor Firmware", "antminer", FirmwareFamily.LuxOs),
        ("AnthillOS", "antminer", FirmwareFamily.VNish),
        ("Miner Web Dashboard", "antminer", FirmwareFamily.Epic),
        ("cloud-box", "goldshell", FirmwareFamily.Stock),
        ("goldshell", "goldshell", FirmwareFamily.Stock),
        ("DragonMint", "innosilicon", FirmwareFamily.Stock),
        ("Nerd", "bitaxe", FirmwareFamily.Stock),
        ("AxeOS", "bitaxe", FirmwareFamily.Stock),
        ("ForgeOS", "bitaxe", FirmwareFamily.Stock),
        ("Lucky miner", "bitaxe", FirmwareFamily.Stock),
        ("<title>用户界面</title>", "iceriver", FirmwareFamily.Stock),
        ("iceriver", "iceriver", FirmwareFamily.Stock),
        ("Proto OS", "proto", FirmwareFamily.Stock),
        ("amazeui", "sealminer", FirmwareFamily.Stock),
        ("fluminer", "fluminer", FirmwareFamily.Stock),
        ("Miner UI", "auradine", FirmwareFamily.Stock),
        ("Avalon", "avalon", FirmwareFamily.Stock),
    ];

    private static readonly (string Realm, string Vendor)[] Realms = [("antMiner", "antminer"), ("Daoge", "elphapex"), ("blackMiner", "volcminer")];

    public static MinerVerdict? Of(DeviceReply reply)
    {
        if (reply.Outcome != ReplyOutcome.Answered)
        {
            return null;
        }

        string challenge = reply.Headers.GetValueOrDefault("www-authenticate", "");
        foreach ((string realm, string vendor) in Realms)
        {
            if (reply.Status == 401 && challenge.Contains($"realm=\"{realm}", StringComparison.OrdinalIgnoreCase))
            {
                return new MinerVerdict(vendor, FirmwareFamily.Stock, $"realm {realm}");
            }
        }

        string location = reply.Headers.GetValueOrDefault("location", "");
        if (reply.Status == 308 && location.EndsWith("/overview", StringComparison.Ordinal))
        {
            return new MinerVerdict("futurebit", FirmwareFamily.Stock, $"308 {location}");
        }

        return reply.Status is null or >= 400 ? null : OfPage(Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(reply.Body.Length, Looked)]) + location);
    }

    private static MinerVerdict? OfPage(string page)
    {
        foreach ((string text, string vendor, FirmwareFamily firmware) in Pages)
        {
            if (page.Contains(text, StringComparison.OrdinalIgnoreCase) && !IsOpenWrtRouter(text, page))
            {
                return new MinerVerdict(vendor, firmware, text);
            }
        }

        return null;
    }

    /// <summary>LuCI is the web interface of every OpenWrt; a Whatsminer's says so only behind its redirection.</summary>
    private static bool IsOpenWrtRouter(string marker, string page) => marker == "/cgi-bin/luci" && page.Contains("OpenWrt", StringComparison.OrdinalIgnoreCase) && !page.Contains("miner", StringComparison.OrdinalIgnoreCase);
}
