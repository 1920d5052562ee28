using Vedette.Miners.Connections;
using Vedette.Miners.Catalogue;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.Braiins;

/// <summary>
/// Braiins OS and OS+: REST since 25.05, GraphQL from 21.09 on, and the cgminer manner in all of them. REST wants a token of a login; where none was configured, the others tell what they can without.
/// </summary>
internal sealed class BraiinsFamily(ReadingLogins logins) : IMinerFamily
{
    private const string LoginName = "braiins";
    private static readonly (int Year, int Month) FirstWithRest = (25, 5);

    public bool Reads(MinerIdentity identity) => identity.FirmwareFamily == FirmwareFamily.Braiins;

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/"));
        var version = BraiinsVersion.Of(identity.FirmwareVersion);
        var snapshot = version is null || version.Value.CompareTo(FirstWithRest) >= 0 ? await ReadRestAsync(dialogue, identity, stop) : null;
        snapshot ??= await ReadGraphAsync(dialogue, identity, stop);
        snapshot ??= await ReadRpcAsync(dialogue, identity, stop);
        return snapshot is null ? dialogue.Replies.Foreign(identity) : ModelTable.Complete(WithMaker(snapshot));
    }

    /// <summary>Its makers sell machines of their own, too: the Mini Miners, BMM for short.</summary>
    private static MinerSnapshot WithMaker(MinerSnapshot snapshot) => (snapshot.Identity.RawModel ?? snapshot.Identity.Model)?.Contains("BMM", StringComparison.OrdinalIgnoreCase) == true
        ? snapshot with { Identity = snapshot.Identity with { Vendor = "braiins" } }
        : snapshot;

    private async ValueTask<MinerSnapshot?> ReadRestAsync(DeviceDialogue dialogue, MinerIdentity identity, CancellationToken stop)
    {
        // Older versions have no REST; that is no flaw of a snapshot that another interface gave.
        await logins.AskWithTokenAsync(LoginName, dialogue, () => dialogue.GetAsync(BraiinsRestParser.Details, stop, isOptional: true), LogInAsync, header: null, stop);
        if (!dialogue.Replies.Has(BraiinsRestParser.Details)) return null;

        await dialogue.GetAsync(BraiinsRestParser.Stats, stop);
        await dialogue.GetAsync(BraiinsRestParser.Boards, stop);
        await dialogue.GetAsync(BraiinsRestParser.Cooling, stop);
        // Versions differ in whether they want the slash at the end.
        await dialogue.GetAsync(BraiinsRestParser.Pools, stop, isOptional: true);
        if (!dialogue.Replies.Has(BraiinsRestParser.Pools)) await dialogue.GetAsync(BraiinsRestParser.PoolsWithoutSlash, stop);
        await dialogue.GetAsync(BraiinsRestParser.Errors, stop, isOptional: true);
        await dialogue.GetAsync(BraiinsRestParser.Tuner, stop, isOptional: true);
        return BraiinsRestParser.Parse(dialogue.Replies, identity);
    }

    private static async ValueTask<string?> LogInAsync(DeviceDialogue dialogue, DeviceLogin login, CancellationToken stop)
    {
        var body = LoginBody.Of(("username", login.User), ("password", login.Password));
        var reply = await dialogue.PostAsync("/api/v1/auth/login", "/api/v1/auth/login", body, stop, isOptional: true);
        return reply["token"].Word;
    }

    private static async ValueTask<MinerSnapshot?> ReadGraphAsync(DeviceDialogue dialogue, MinerIdentity identity, CancellationToken stop)
    {
        await dialogue.PostAsync(BraiinsGraphQueries.System.Name, BraiinsGraphQueries.Path, BraiinsGraphQueries.System.Body, stop, isOptional: true);
        if (!dialogue.Replies[BraiinsGraphQueries.System.Name]["data"]["bosminer"].Exists) return null;

        foreach (var query in BraiinsGraphQueries.Others) await dialogue.PostAsync(query.Name, BraiinsGraphQueries.Path, query.Body, stop, isOptional: query.IsOptional);
        await dialogue.GetAsync(BraiinsGraphQueries.Lan, stop, isOptional: true);
        if (identity.RawModel is null)
        {
            await AskForModelAsync(dialogue, stop);
        }

        return BraiinsGraphParser.Parse(dialogue.Replies, identity);
    }

    private static async ValueTask AskForModelAsync(DeviceDialogue dialogue, CancellationToken stop)
    {
        BraiinsGraphQuery model = BraiinsGraphQueries.Model;
        await dialogue.PostAsync(model.Name, BraiinsGraphQueries.Path, model.Body, stop, model.IsOptional);
        if (BraiinsGraphParser.ModelOf(dialogue.Replies) is null)
        {
            await dialogue.CallAsync(BraiinsRpcParser.Details, stop, isOptional: true);
        }
    }

    private static async ValueTask<MinerSnapshot?> ReadRpcAsync(DeviceDialogue dialogue, MinerIdentity identity, CancellationToken stop)
    {
        if ((await dialogue.CallAsync("summary", stop)).IsError) return null;
        foreach (var command in BraiinsRpcParser.Commands) await dialogue.CallAsync(command, stop, isOptional: true);
        return BraiinsRpcParser.Parse(dialogue.Replies, identity);
    }
}
