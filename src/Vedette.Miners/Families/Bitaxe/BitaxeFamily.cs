using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Bitaxe;

/// <summary>Small miners on an ESP32 with AxeOS or a firmware made from it. One request tells everything, and it bears no second one beside it.</summary>
internal sealed class BitaxeFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.Vendor == "bitaxe";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        await dialogue.GetAsync(BitaxeParser.SystemInfo, stop);
        return BitaxeParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }
}
