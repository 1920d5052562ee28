using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.VNish;

/// <summary>VNish (AnthillOS) on Antminers: one summary over the web tells nearly all. Some installations want its password first; where none was configured, the cgminer interface is what remains.</summary>
/// <param name="overRpc">Reads what the cgminer interface of an Antminer tells; null where only the web is asked.</param>
internal sealed class VNishFamily(ReadingLogins logins, IMinerFamily? overRpc = null) : IMinerFamily
{
    private const string LoginName = "vnish";

    public bool Reads(MinerIdentity identity) => identity.FirmwareFamily == FirmwareFamily.VNish;

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        await logins.AskWithTokenAsync(LoginName, dialogue, () => dialogue.GetAsync(VNishParser.Summary, stop), UnlockAsync, header: null, stop);
        if (dialogue.Replies.Has(VNishParser.Summary))
        {
            await dialogue.GetAsync(VNishParser.Info, stop);
            await dialogue.GetAsync(VNishParser.Preset, stop, isOptional: true);
            await dialogue.CallAsync(VNishParser.RpcSummary, stop, isOptional: true);
        }
        if (VNishParser.Parse(dialogue.Replies, identity) is { } snapshot) return ModelTable.Complete(snapshot);
        return (overRpc is null ? null : await overRpc.ReadAsync(device, identity, stop)) ?? dialogue.Replies.Foreign(identity);
    }

    private static async ValueTask<string?> UnlockAsync(DeviceDialogue dialogue, DeviceLogin login, CancellationToken stop)
    {
        var reply = await dialogue.PostAsync("/api/v1/unlock", "/api/v1/unlock", LoginBody.Of(("pw", login.Password)), stop, isOptional: true);
        return reply["token"].Word;
    }
}
