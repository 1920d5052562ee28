using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Avalon;

/// <summary>Canaan. Boards, temperatures and power stand in one text within <c>estats</c>, which newer and smaller machines call <c>stats</c> or <c>litestats</c>.</summary>
internal sealed class AvalonFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.Vendor == "avalon";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new CgminerDialogue(device, identity, "avalon");
        if (identity.Mac is null || identity.FirmwareVersion is null || identity.RawModel is null)
        {
            await dialogue.CallAsync("version", stop);
        }

        RpcReply summary = await dialogue.CallAsync("summary", stop, isOptional: true);
        IReadOnlyList<AvalonText> modules = AvalonParser.ModulesOf(await dialogue.CallAsync("estats", stop, isOptional: true));
        if (modules.Count == 0)
        {
            modules = AvalonParser.ModulesOf(await dialogue.CallAsync("stats", stop));
        }

        if (modules.Count == 0)
        {
            modules = AvalonParser.ModulesOf(await dialogue.CallAsync("litestats", stop, isOptional: true));
        }

        if (!summary.First("SUMMARY").Exists)
        {
            await dialogue.CallAsync("devs", stop);
        }

        await dialogue.CallAsync("pools", stop);
        return dialogue.IsForeign
            ? dialogue.Replies.Foreign(identity with { Vendor = "unknown" })
            : AvalonParser.Parse(dialogue.Replies, modules, identity) ?? dialogue.Replies.Foreign(identity);
    }
}
