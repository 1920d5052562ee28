using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Marathon;

/// <summary>The firmware of Marathon (MaraFW, kaonsu) on Antminers: four pages behind a Digest login.</summary>
internal sealed class MarathonFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.FirmwareFamily == FirmwareFamily.Marathon;

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/") { LoginFor = "marathon" });
        await dialogue.GetAsync(MarathonParser.Brief, stop);
        if (dialogue.Replies.Has(MarathonParser.Brief))
        {
            await dialogue.GetAsync(MarathonParser.Overview, stop);
            await dialogue.GetAsync(MarathonParser.Boards, stop);
            await dialogue.GetAsync(MarathonParser.Fans, stop);
            await dialogue.GetAsync(MarathonParser.Pools, stop, isOptional: true);
        }
        return MarathonParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }
}
