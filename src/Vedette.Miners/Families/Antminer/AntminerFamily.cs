using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Antminer;

/// <summary>Bitmain's own firmware, and mods of its S9 that kept its replies: figures from port 4028; name, network card and findings from the web pages, and the boards, too, where 4028 does not tell them.</summary>
internal sealed class AntminerFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.Vendor == "antminer" && identity.FirmwareFamily is FirmwareFamily.Stock or FirmwareFamily.Custom or FirmwareFamily.Unknown;

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new CgminerDialogue(device, identity, "antminer");
        RpcReply summary = await dialogue.CallAsync("summary", stop);
        RpcReply stats = await dialogue.CallAsync("stats", stop);
        if (!AntminerStats.HasBoards(stats.Section("STATS")))
        {
            RpcReply newer = await dialogue.CallAsync("stats new_api", new RpcRequest("stats") { NewApi = true }, stop, isOptional: true);
            stats = AntminerStats.HasBoards(newer.Section("STATS")) ? newer : stats;
        }

        RpcReply pools = await dialogue.CallAsync("pools", stop);
        if (dialogue.IsForeign)
        {
            return dialogue.Replies.Foreign(identity with { Vendor = "unknown" });
        }

        bool isWhole = AntminerStats.HasBoards(stats.Section("STATS")) && AntminerStats.Parse(stats.Section("STATS")).PowerWatts is not null;
        await AskWebAsync(dialogue, identity, isWhole, summary.IsError, stop);
        return AntminerParser.Parse(dialogue.Replies, summary, stats, pools, identity) ?? dialogue.Replies.Foreign(identity);
    }

    private static async ValueTask AskWebAsync(CgminerDialogue dialogue, MinerIdentity identity, bool isWhole, bool lacksSummary, CancellationToken stop)
    {
        if (identity.Mac is null || identity.RawModel is null || identity.Serial is null || identity.Hostname is null)
        {
            await dialogue.GetAsync(AntminerParser.SystemInfo, stop, isOptional: true);
        }

        await dialogue.GetAsync(AntminerParser.WebSummary, stop, isOptional: true);
        if (!isWhole)
        {
            await dialogue.GetAsync(AntminerParser.WebStats, stop, isOptional: true);
        }

        if (lacksSummary)
        {
            await dialogue.GetAsync(AntminerParser.WebPools, stop, isOptional: true);
        }

        await dialogue.GetAsync(AntminerParser.Configuration, stop, isOptional: true);
    }
}
