using Vedette.Miners.Catalogue;
using Vedette.Miners.Connections;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.FluMiner;

/// <summary>FluMiner: two answers over the web that want no login; its own list of pools wants one and tells little more.</summary>
internal sealed class FluMinerFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.Vendor == "fluminer";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        await dialogue.GetAsync(FluMinerParser.Summary, stop);
        await dialogue.GetAsync(FluMinerParser.Overview, stop);
        return FluMinerParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }
}
