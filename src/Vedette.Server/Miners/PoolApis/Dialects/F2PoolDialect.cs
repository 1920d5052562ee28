using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// F2Pool's second API, by api.f2pool.com/v2/doc/en.html, the fields of a worker as github.com/tetherto/miningos-wrk-minerpool-f2pool reads them: POST <c>v2/hash_rate/worker/list</c> with the token in F2P-API-SECRET and <c>{"currency": "bitcoin", "mining_user_name": "farm"}</c>; answers
/// <c>{"workers": [{"hash_rate_info": {"name": "12", "hash_rate": …, "h1_hash_rate": 98100000000000, …}, "last_share_at": …, "status": 0, "host": "…"}]}</c>, hashes per second, or <c>{"code": …, "msg": "…"}</c>. Status 0 is online. The rate
/// of the last hour is taken: what the present one is taken over is not said. A worker leaves the list a day after its last share.
/// </summary>
internal sealed class F2PoolDialect : PoolDialect
{
    private const double Online = 0;

    public override PoolKind Kind { get; } = new()
    {
        Name = "f2pool",
        Title = "F2Pool (Bitcoin)",
        BaseUrl = "https://api.f2pool.com/",
        AccountIs = PoolAccountForm.Name,
        SecretIs = PoolSecretForm.Token,
        // Other coins have workers of their own, which this account does not list.
        Hosts = ["btc*.f2pool.com", "bitcoin*.f2pool.com"],
        WindowSeconds = 3600,
        ListsAll = true,
    };

    public override PoolRequest Request(PoolQuestion question) => new(
        "v2/hash_rate/worker/list",
        [new("F2P-API-SECRET", question.Secret ?? "")],
        new JsonObject { ["currency"] = "bitcoin", ["mining_user_name"] = question.Account }.ToJsonString());

    public override PoolPage Read(JsonElement reply)
    {
        if (PoolJson.Number(reply, "code") is { } code and not 0)
        {
            return PoolPage.Refused($"refuses with code {code:G9}: the token, what it allows, or the account's name is wrong");
        }

        return PoolJson.Array(reply, "workers") is { } listed
            ? PoolPage.OfList(listed, w => FiguresOf(w) is { } figures ? PoolJson.Text(figures, "name") : null, RateOf)
            : PoolPage.Refused("answers without a list named workers");
    }

    private static JsonElement? FiguresOf(JsonElement worker) => PoolJson.Object(worker, "hash_rate_info");

    private static double? RateOf(JsonElement worker)
    {
        bool isDead = PoolJson.Number(worker, "status") is { } status and not Online;
        return isDead ? 0 : FiguresOf(worker) is { } figures ? PoolJson.Rate(PoolJson.Number(figures, "h1_hash_rate")) : null;
    }
}
