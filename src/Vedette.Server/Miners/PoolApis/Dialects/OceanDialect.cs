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

    public override PoolPage Read(JsonElement reply)
    {
        if (PoolJson.Object(reply, "result") is not { } result || PoolJson.Object(result, "workers") is not { } listed)
        {
            return PoolPage.Refused("answers without result.workers");
        }

        var workers = new List<PoolWorker>();
        foreach (JsonProperty worker in listed.EnumerateObject().Take(PoolJson.MostWorkers))
        {
            if (PoolJson.NameOf(worker) is { } name && PoolJson.IsName(name))
            {
                JsonElement figures = worker.Value is { ValueKind: JsonValueKind.Array } snapshots && snapshots.GetArrayLength() > 0 ? snapshots[0] : worker.Value;
                workers.Add(new PoolWorker(name, PoolJson.Rate(PoolJson.Number(figures, "hashrate_300s"))));
            }
        }

        return PoolPage.Of(workers);
    }
}
