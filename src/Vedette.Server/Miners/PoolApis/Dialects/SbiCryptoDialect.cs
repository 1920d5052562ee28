using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// SBI Crypto, by sbicrypto.com/en/api, the fields of a worker as its clients read them: <c>api/external/v1/workers</c> with X-API-Key and X-API-Secret, pages from 0 of which one too far is empty; answers <c>{"content": [{"name": "12", "subaccount":
/// "farm", "state": "ONLINE", "hashrates": [98100000, 97500000, 97800000], …}]}</c>, megahashes per second over ten minutes, an hour and a day. Workers that stopped are listed.
/// </summary>
internal sealed class SbiCryptoDialect : PoolDialect
{
    private const int PageSize = 200;
    private const double Megahashes = 1e6;

    public override PoolKind Kind { get; } = new()
    {
        Name = "sbi_crypto",
        Title = "SBI Crypto",
        BaseUrl = "https://pool-api.sbicrypto.com/",
        AccountIs = PoolAccountForm.Name,
        SecretIs = PoolSecretForm.KeyAndSecret,
        Hosts = ["*.sbicrypto.com"],
        WindowSeconds = 600,
    };

    public override PoolRequest Request(PoolQuestion question)
    {
        KeyAndSecret pair = KeyAndSecret.Parse(question.Secret) ?? new KeyAndSecret("", "");
        return PoolRequest.Get(
            $"api/external/v1/workers?subaccountNames={Uri.EscapeDataString(question.Account)}&page={question.Page - 1}&size={PageSize}", new("X-API-Key", pair.Key), new("X-API-Secret", pair.Secret));
    }

    public override PoolPage Read(JsonElement reply) => PoolJson.Array(reply, "content") is { } listed
        ? PoolPage.OfList(listed, w => PoolJson.NameUnder(w, "subaccount", "name"), RateOf, listed.GetArrayLength() >= PageSize)
        : PoolPage.Refused("answers without a list named content");

    private static double? RateOf(JsonElement worker) => PoolJson.Array(worker, "hashrates") is { } rates && rates.GetArrayLength() > 0 ? PoolJson.Rate(PoolJson.Number(rates[0]) * Megahashes) : null;
}
