using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.IceRiver;

/// <summary>IceRiver: one page tells everything. It is asked with POST, which is this maker's way of reading; the login of later firmware is by cookie and is not used.</summary>
internal sealed class IceRiverFamily : IMinerFamily
{
    /// <summary>The figure is the maker's number of the question "show all".</summary>
    private const string PanelPath = "/user/userpanel?post=4";

    public bool Reads(MinerIdentity identity) => identity.Vendor == "iceriver";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        await dialogue.PostAsync(IceRiverParser.Panel, PanelPath, null, stop);
        return IceRiverParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }
}
