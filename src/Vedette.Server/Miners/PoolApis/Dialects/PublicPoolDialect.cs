using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// public-pool.io and instances of its program, by the program's client controller (github.com/benjamin-wilson/public-pool): <c>api/client/ADDRESS</c> answers
/// <c>{"workersCount": 2, "workers": [{"sessionId": "…", "name": "rig", "hashRate": 986000000000, …}]}</c>, hashes per second over ten minutes. No secret. A worker that connected twice is listed twice; one that was not heard of for half
/// an hour is not listed.
/// </summary>
internal sealed class PublicPoolDialect : PoolDialect
{
    public override PoolKind Kind { get; } = new()
    {
        Name = "public_pool",
        Title = "Public Pool",
        BaseUrl = "https://public-pool.io:40557/",
        AccountIs = PoolAccountForm.Address,
        WindowSeconds = 600,
        ListsAll = true,
    };

    public override PoolRequest Request(PoolQuestion question) => PoolRequest.Get($"api/client/{Uri.EscapeDataString(question.Account)}");

    public override PoolPage Read(JsonElement reply) => PoolJson.Array(reply, "workers") is { } listed
        ? PoolPage.OfList(listed, w => PoolJson.Text(w, "name"), w => PoolJson.Rate(PoolJson.Number(w, "hashRate")))
        : PoolPage.Refused("answers without a list named workers");
}
