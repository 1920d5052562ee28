using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// Luxor, by docs.luxor.tech/mining/api (v2, get workers) and github.com/LuxorLabs/miningos-wrk-minerpool-luxor: the key in the header authorization; answers <c>{"workers": [{"name": "12", "subaccount_name": "farm", "hashrate": 98100000000000,
/// "status": "ACTIVE", …}], "pagination": {"next_page_url": null}}</c>. Rates are in hashes per second, as its clients read them and as all other rates of this API are, over a quarter of an hour (docs.luxor.tech/mining/reporting). A worker stays
/// listed, as INACTIVE after three minutes without a share, until its owner deletes it.
/// </summary>
internal sealed class LuxorDialect : PoolDialect
{
    public override PoolKind Kind { get; } = new()
    {
        Name = "luxor",
        Title = "Luxor (Bitcoin)",
        BaseUrl = "https://app.luxor.tech/",
        AccountIs = PoolAccountForm.Name,
        SecretIs = PoolSecretForm.Token,
        Hosts = ["btc*.luxor.tech"],
        WindowSeconds = 900,
        ListsAll = true,
    };

    public override PoolRequest Request(PoolQuestion question) => PoolRequest.Get(
        $"api/v2/pool/workers/BTC?subaccount_names={Uri.EscapeDataString(question.Account)}&page_number={question.Page}&page_size=100", new KeyValuePair<string, string>("Authorization", question.Secret ?? ""));

    public override PoolPage Read(JsonElement reply)
    {
        if (PoolJson.Array(reply, "workers") is not { } listed)
        {
            return PoolPage.Refused("answers without a list named workers");
        }

        bool hasNext = PoolJson.Object(reply, "pagination") is { } pagination && PoolJson.Text(pagination, "next_page_url") is { Length: > 0 };
        return PoolPage.OfList(listed, w => PoolJson.NameUnder(w, "subaccount_name", "name"), w => PoolJson.Rate(PoolJson.Number(w, "hashrate")), hasNext);
    }
}
