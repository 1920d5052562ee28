using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Auradine;

/// <summary>Teraflux miners with FluxOS: commands in the cgminer manner, one for each part of the machine, all of them read without a login.</summary>
internal sealed class AuradineFamily : IMinerFamily
{
    public bool Reads(MinerIdentity identity) => identity.Vendor == "auradine";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        await dialogue.CallAsync("summary", stop);
        if (dialogue.Replies.Answered)
        {
            foreach (var command in AuradineParser.Commands) await dialogue.CallAsync(command, stop);
            foreach (var command in AuradineParser.OptionalCommands) await dialogue.CallAsync(command, stop, isOptional: true);
        }
        return AuradineParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }
}
