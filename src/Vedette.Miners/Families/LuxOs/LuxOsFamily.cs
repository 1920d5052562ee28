using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.LuxOs;

/// <summary>LuxOS. Everything is told without a session; <c>logon</c> is never sent, for there is one session and its owner would lose it.</summary>
internal sealed class LuxOsFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.FirmwareFamily == FirmwareFamily.LuxOs;

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new CgminerDialogue(device, identity, "luxos");
        foreach (string command in (string[])["config", "summary", "stats", "devs", "pools", "power", "fans", "temps"])
        {
            await dialogue.CallAsync(command, stop);
        }

        if (dialogue.IsForeign)
        {
            return dialogue.Replies.Foreign(identity with { Vendor = "unknown" });
        }

        for (int board = 0; board < LuxOsParser.BoardCount(dialogue.Replies); board++)
        {
            await dialogue.CallAsync($"voltageget {board}", new RpcRequest("voltageget", $"{board}"), stop, isOptional: true);
        }

        return LuxOsParser.Parse(dialogue.Replies, identity) ?? dialogue.Replies.Foreign(identity);
    }
}
