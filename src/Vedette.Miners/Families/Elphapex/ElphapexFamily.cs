using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Elphapex;

/// <summary>Elphapex's scrypt miners: pages behind a Digest login, in the manner of Bitmain's and with other units.</summary>
internal sealed class ElphapexFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.Vendor == "elphapex";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/") { LoginFor = "elphapex" });
        await dialogue.GetAsync(ElphapexParser.Stats, stop);
        if (dialogue.Replies.Has(ElphapexParser.Stats))
        {
            await dialogue.GetAsync(ElphapexParser.System, stop);
            await dialogue.GetAsync(ElphapexParser.Summary, stop);
            await dialogue.GetAsync(ElphapexParser.Pools, stop);
            await dialogue.GetAsync(ElphapexParser.Power, stop, isOptional: true);
        }
        return ElphapexParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }
}
