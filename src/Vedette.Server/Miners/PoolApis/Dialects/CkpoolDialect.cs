using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// ckpool and its solo pools, by the user files that the program writes and its sites serve at <c>/users/ADDRESS</c>: <c>{"hashrate5m": "1.38T", …, "worker": [{"workername": "ADDRESS.rig", "hashrate5m": "986G", …}]}</c>. No secret.
/// Rates are averages that fade, so that a worker which stopped is near 0 for a while before it is 0; it stays in the list. Each region is a pool of its own with its own workers.
/// </summary>
internal sealed class CkpoolDialect : PoolDialect
{
    public override PoolKind Kind { get; } = new()
    {
        Name = "ckpool",
        Title = "ckpool",
        BaseUrl = "https://solo.ckpool.org/",
        AccountIs = PoolAccountForm.Address,
        WindowSeconds = 300,
        ListsAll = true,
    };

    public override PoolRequest Request(PoolQuestion question) => PoolRequest.Get($"users/{Uri.EscapeDataString(question.Account)}");

    public override PoolPage Read(JsonElement reply) => PoolJson.Array(reply, "worker") is { } listed
        ? PoolPage.OfList(listed, w => PoolJson.Text(w, "workername"), w => HashrateUnit.WithSuffix(PoolJson.Text(w, "hashrate5m")) ?? PoolJson.Rate(PoolJson.Number(w, "hashrate5m")))
        : PoolPage.Refused("answers without a list named worker");
}
