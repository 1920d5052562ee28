using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Proto;

/// <summary>Proto Rigs: an interface of their own over the web; how many boards and fans there are differs from rig to rig, and the rig tells it.</summary>
internal sealed class ProtoFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.Vendor == "proto";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        await dialogue.GetAsync(ProtoParser.System, stop);
        if (dialogue.Replies.Answered)
        {
            foreach (var path in ProtoParser.Paths) await dialogue.GetAsync(path, stop);
            await dialogue.GetAsync(ProtoParser.Telemetry, stop, isOptional: true);
        }
        return ProtoParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }
}
