using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// ViaBTC, by the wiki of github.com/viabtc/viapool_api (api_authentication) and its example, the fields of a worker as its clients read them: <c>res/openapi/v1/hashrate/worker?coin=BTC&amp;page=1&amp;limit=100</c> with the key in X-API-KEY; answers
/// <c>{"code": 0, "data": {"has_next": false, "data": [{"worker_name": "12", "worker_status": "active", "hashrate_10min": "98100000000000", …}]}}</c>, hashes per second. Workers that stopped are listed as unactive. The server's address
/// must be in the account's list of allowed ones.
/// </summary>
internal sealed class ViaBtcDialect : PoolDialect
{
    private const string Unactive = "unactive";

    public override PoolKind Kind { get; } = new()
    {
        Name = "viabtc",
        Title = "ViaBTC (Bitcoin)",
        BaseUrl = "https://www.viabtc.net/",
        AccountIs = PoolAccountForm.Name,
        SecretIs = PoolSecretForm.Token,
        Hosts = ["btc*.viabtc.com", "btc*.viabtc.io", "btc*.viabtc.top", "btc*.viabtc.net"],
        WindowSeconds = 600,
        ListsAll = true,
    };

    public override PoolRequest Request(PoolQuestion question) =>
        PoolRequest.Get($"res/openapi/v1/hashrate/worker?coin=BTC&page={question.Page}&limit=100", new KeyValuePair<string, string>("X-API-KEY", question.Secret ?? ""));

    public override PoolPage Read(JsonElement reply)
    {
        if (PoolJson.Number(reply, "code") is { } code and not 0)
        {
            return PoolPage.Refused(code switch
            {
                12001 => "refuses the key (code 12001)",
                12004 => "refuses this server's address (code 12004): add it to the account's list of allowed ones",
                _ => $"refuses with code {code:G9}",
            });
        }

        return PoolJson.Object(reply, "data") is { } page && PoolJson.Array(page, "data") is { } listed
            ? PoolPage.OfList(listed, w => PoolJson.Text(w, "worker_name"), RateOf, PoolJson.Flag(page, "has_next") == true)
            : PoolPage.Refused("answers without data.data");
    }

    private static double? RateOf(JsonElement worker) =>
        string.Equals(PoolJson.Text(worker, "worker_status"), Unactive, StringComparison.OrdinalIgnoreCase) ? 0 : PoolJson.Rate(PoolJson.Number(worker, "hashrate_10min"));
}
