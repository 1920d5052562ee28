using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Epic;

/// <summary>The firmware of ePIC Blockchain, and its own miners: HTTP on the port on which others speak cgminer.</summary>
internal sealed class EpicFamily : IMinerFamily
{
    private const int Port = 4028;

    public bool Reads(MinerIdentity identity) => identity.FirmwareFamily == FirmwareFamily.Epic || identity.Vendor == "epic";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/") { Port = Port });
        await dialogue.GetAsync(EpicParser.Summary, stop);
        if (dialogue.Replies.Has(EpicParser.Summary))
        {
            await dialogue.GetAsync(EpicParser.Capabilities, stop);
            await dialogue.GetAsync(EpicParser.Network, stop);
            await dialogue.GetAsync(EpicParser.Temperatures, stop, isOptional: true);
        }
        return EpicParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }
}
