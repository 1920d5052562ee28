using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Innosilicon;

/// <summary>Innosilicon and the DragonMint: everything in one answer over the web, for which most want a login; and the cgminer interface beside it.</summary>
internal sealed class InnosiliconFamily(ReadingLogins logins) : IMinerFamily
{
    private const string LoginName = "innosilicon";

    public bool Reads(MinerIdentity identity) => identity.Vendor == "innosilicon";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        ValueTask<ReplyValue> AskAllAsync() => dialogue.PostAsync(InnosiliconParser.All, InnosiliconParser.All, "{}", stop, isOptional: true);
        await logins.AskWithTokenAsync(LoginName, dialogue, AskAllAsync, LogInAsync, token => $"Bearer {token}", stop);
        if (dialogue.Replies.Has(InnosiliconParser.All))
        {
            await dialogue.PostAsync(InnosiliconParser.Overview, InnosiliconParser.Overview, "{}", stop, isOptional: true);
            await dialogue.PostAsync(InnosiliconParser.ErrorDetail, InnosiliconParser.ErrorDetail, "{}", stop, isOptional: true);
        }
        foreach (var command in InnosiliconParser.Commands) await dialogue.CallAsync(command, stop);
        return InnosiliconParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }

    private static async ValueTask<string?> LogInAsync(DeviceDialogue dialogue, DeviceLogin login, CancellationToken stop)
    {
        var reply = await dialogue.PostAsync("/api/auth", "/api/auth", LoginBody.Of(("username", login.User), ("password", login.Password)), stop, isOptional: true);
        return reply.First("jwt", "token").Word;
    }
}
