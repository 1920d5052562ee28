using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// OCEAN, as github.com/tetherto/miningos-wrk-minerpool-ocean and github.com/Retropex/custom-ocean.xyz-dashboard (docs/ocean-api-integration.md) read it: no secret; <c>user_hashrate_full/ADDRESS</c> answers <c>{"result": {"workers": {"rig": [{"hashrate_300s": "98100000000000", …}]}}}</c>, rates in hashes per
/// second, as texts or numbers. Nothing says how long a worker that stopped stays in the list, so that one which is not in it is not judged.
/// </summary>
internal sealed class OceanDialect : PoolDialect
{
    public override PoolKind Kind { get; } = new()
    {
        Name = "ocean",
        Title = "OCEAN",
        BaseUrl = "https://api.ocean.xyz/",
        AccountIs = PoolAccountForm.Address,
        Hosts = ["ocean.xyz", "*.ocean.xyz"],
        WindowSeconds = 300,
    };

    public override PoolRequest Request(PoolQuestion question) => PoolRequest.Get($"v1/user_hashrate_full/{Uri.EscapeDataString(question.Account)}");

    public override PoolPage Read(JsonElement reply) => PoolJson.Object(reply, "result") is { } result && PoolJson.Object(result, "workers") is { } listed
        ? PoolPage.OfMembers(listed, RateOf)
        : PoolPage.Refused("answers without result.workers");

    private static double? RateOf(JsonElement worker)
    {
        JsonElement figures = worker is { ValueKind: JsonValueKind.Array } snapshots && snapshots.GetArrayLength() > 0 ? snapshots[0] : worker;
        return PoolJson.Rate(PoolJson.Number(figures, "hashrate_300s"));
    }
}
