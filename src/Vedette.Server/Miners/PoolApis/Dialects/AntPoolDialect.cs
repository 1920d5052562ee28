using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// AntPool, as clients of its API agree on it (github.com/jordi-pascual/solidity-antpool, github.com/btcdcbuilds/Antpool_Scraper_POW and others, by antpool.com/userApiGuide): POST <c>api/userWorkerList.htm</c> as a form with the key, a nonce that
/// grows, and <c>HMAC-SHA256(userId + key + nonce)</c> under the secret in upper-case hex; answers <c>{"code": 0, "data": {"result": {"page": 1, "totalPage": 3, "rows": [{"workerId": "12", "hsLast10min": "98.10 TH/s", …}]}}}</c>. Each rate has its
/// unit with it; the other list of workers, <c>workers.htm</c>, has none. Workers that stopped are listed with 0.
/// </summary>
internal sealed class AntPoolDialect : PoolDialect
{
    private const int PageSize = 100;

    public override PoolKind Kind { get; } = new()
    {
        Name = "antpool",
        Title = "AntPool (Bitcoin)",
        BaseUrl = "https://antpool.com/",
        AccountIs = PoolAccountForm.Name,
        SecretIs = PoolSecretForm.KeyAndSecret,
        Hosts = ["ss.antpool.com", "stratum.antpool.com"],
        WindowSeconds = 600,
    };

    public override PoolRequest Request(PoolQuestion question)
    {
        KeyAndSecret pair = KeyAndSecret.Parse(question.Secret) ?? new KeyAndSecret("", "");

        // Pages of one asking may be written within the same millisecond.
        string nonce = $"{question.AtMs + question.Page}";
        (string, string)[] form =
        [
            ("key", pair.Key), ("nonce", nonce), ("signature", Sign(question.Account + pair.Key + nonce, pair.Secret)), ("userId", question.Account),
            // Clients name the coin in both ways.
            ("coin", "BTC"), ("coinType", "BTC"),
            ("workerStatus", "0"), ("page", $"{question.Page}"), ("pageSize", $"{PageSize}"),
        ];
        return new PoolRequest("api/userWorkerList.htm", [], string.Join('&', form.Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}")), "application/x-www-form-urlencoded");
    }

    public override PoolPage Read(JsonElement reply)
    {
        if (PoolJson.Number(reply, "code") is { } code and not 0)
        {
            return PoolPage.Refused($"refuses with code {code:G9}: the key, its secret, or the sub-account's name is wrong");
        }

        if (PoolJson.Object(reply, "data") is not { } data || PoolJson.Object(data, "result") is not { } result || PoolJson.Array(result, "rows") is not { } listed)
        {
            return PoolPage.Refused("answers without data.result.rows");
        }

        bool hasNext = PoolJson.Number(result, "page") is { } page && PoolJson.Number(result, "totalPage") is { } last ? page < last : listed.GetArrayLength() >= PageSize;
        return PoolPage.OfList(listed, w => PoolJson.Text(w, "workerId"), w => HashrateUnit.WithUnit(PoolJson.Text(w, "hsLast10min")), hasNext);
    }

    private static string Sign(string message, string secret) => Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));
}
