using Vedette.Miners.Catalogue;
using Vedette.Miners.Connections;
using Vedette.Miners.Replies;
using Vedette.Model.Miners;

namespace Vedette.Miners.Families.FutureBit;

/// <summary>FutureBit's Apollo: GraphQL on a port of its own. What its miner does, later versions show to everybody; its network card, and with earlier versions everything, only to who gave the password.</summary>
internal sealed class FutureBitFamily(ReadingLogins logins) : IMinerFamily
{
    private const string LoginName = "futurebit";
    private const string Path = "/api/graphql";
    private const int Port = 5000;

    public bool Reads(MinerIdentity identity) => identity.Vendor == "futurebit";

    public async ValueTask<MinerSnapshot?> ReadAsync(IMinerConnection device, MinerIdentity identity, CancellationToken stop)
    {
        var dialogue = new DeviceDialogue(device, new WebRequest("/") { Port = Port });
        if (identity.Mac is null || identity.Hostname is null)
        {
            await AskAsync(dialogue, FutureBitParser.Controller, isOptional: true, stop);
        }

        await AskAsync(dialogue, FutureBitParser.Stats, isOptional: false, stop);
        if (FutureBitParser.Parse(dialogue.Replies, identity) is { } snapshot)
        {
            return ModelTable.Complete(snapshot);
        }

        MinerSnapshot? foreign = dialogue.Replies.Foreign(identity);
        return foreign is not null && dialogue.Replies.WantsLogin ? foreign with { State = MinerState.AuthRequired } : foreign;
    }

    private async ValueTask AskAsync(DeviceDialogue dialogue, FutureBitQuestion question, bool isOptional, CancellationToken stop) =>
        await logins.AskWithTokenAsync(LoginName, dialogue, () => PostAsync(dialogue, question, isOptional, stop), LogInAsync, token => $"Bearer {token}", stop);

    /// <summary>An answer without what was asked for stands for a login that is wanted: its status is 200 all the same.</summary>
    private static async ValueTask<ReplyValue> PostAsync(DeviceDialogue dialogue, FutureBitQuestion question, bool isOptional, CancellationToken stop)
    {
        ReplyValue reply = await dialogue.PostAsync(question.Name, Path, question.Body, stop, isOptional);
        ReplyValue result = question.ResultOf(dialogue.Replies);
        if (reply.Exists && !result.Exists)
        {
            dialogue.Replies.LoginIsWanted();
        }

        return result;
    }

    private static async ValueTask<string?> LogInAsync(DeviceDialogue dialogue, DeviceLogin login, CancellationToken stop)
    {
        const string Question = "query Login($input: AuthLoginInput!) { Auth { login(input: $input) { result { accessToken } error { message } } } }";
        string body = "{\"query\":\"" + Question + "\",\"variables\":{\"input\":" + LoginBody.Of(("password", login.Password)) + "}}";
        ReplyValue reply = await dialogue.PostAsync("login", Path, body, stop, isOptional: true);
        return reply["data"]["Auth"]["login"]["result"]["accessToken"].Word;
    }
}
