using Vedette.Miners.Connections;
using Vedette.Miners.Models;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Goldshell;

/// <summary>Goldshell boxes: a small web server that bears one request at a time and may ask for a login; what it does not tell, the cgminer interface may.</summary>
internal sealed class GoldshellFamily(ReadingLogins logins) : IMinerFamily
{
    private const string LoginName = "goldshell";

    public bool Reads(MinerIdentity identity) => identity.Vendor == "goldshell";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        await logins.AskWithTokenAsync(LoginName, dialogue, () => dialogue.GetAsync(GoldshellParser.Status, stop), LogInAsync, token => $"Bearer {token}", stop);
        await dialogue.GetAsync(GoldshellParser.Devices, stop, isOptional: true);
        if (dialogue.Replies.Has(GoldshellParser.Status))
        {
            await dialogue.GetAsync(GoldshellParser.Pools, stop);
            await dialogue.GetAsync(GoldshellParser.Setting, stop);
        }
        if (!dialogue.Replies[GoldshellParser.Devices]["data"].IsArray)
        {
            foreach (var command in GoldshellRpc.Commands) await dialogue.CallAsync(command, stop, isOptional: true);
        }
        return GoldshellParser.Parse(dialogue.Replies, identity) is { } snapshot ? ModelTable.Complete(snapshot) : dialogue.Replies.Foreign(identity);
    }

    /// <summary>The maker's way: name and password in the address, a token back.</summary>
    private static async ValueTask<string?> LogInAsync(DeviceDialogue dialogue, DeviceLogin login, CancellationToken stop)
    {
        var reply = await dialogue.GetAsync($"/user/login?username={Uri.EscapeDataString(login.User)}&password={Uri.EscapeDataString(login.Password)}", stop, isOptional: true);
        return reply.First("JWT Token", "token").Word;
    }
}
