using System.Text.Json;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>
/// Braiins Pool, by academy.braiins.com/en/braiins-pool/monitoring (and help.braiins.com 77000433512, of the time when it was Slush Pool), the fields of a worker also as its clients read them: the token of an access profile in the header Pool-Auth-Token, once
/// SlushPool-Auth-Token; <c>{"btc": {"workers": {"farm.12": {"state": "ok", "hash_rate_unit": "Gh/s", "hash_rate_5m": 98100.0, …}}}}</c>. States are ok, low, off, dis; the last only says that nobody watches the worker.
/// One request in five seconds is allowed.
/// </summary>
internal sealed class BraiinsDialect : PoolDialect
{
    private const string Off = "off";

    public override PoolKind Kind { get; } = new()
    {
        Name = "braiins",
        Title = "Braiins Pool",
        BaseUrl = "https://pool.braiins.com/",
        AccountIs = PoolAccountForm.Name,
        SecretIs = PoolSecretForm.Token,
        Hosts = ["stratum.braiins.com", "*.stratum.braiins.com", "stratum.slushpool.com", "*.stratum.slushpool.com"],
        OtherHosts = ["solo.*"],
        WindowSeconds = 300,
        ListsAll = true,
        Unnamed = "[auto]",
    };

    public override PoolRequest Request(PoolQuestion question)
    {
        string token = question.Secret ?? "";
        return PoolRequest.Get("accounts/workers/json/btc/", new("Pool-Auth-Token", token), new("SlushPool-Auth-Token", token));
    }

    public override PoolPage Read(JsonElement reply) => PoolJson.Object(reply, "btc") is { } coin && PoolJson.Object(coin, "workers") is { } listed
        ? PoolPage.OfMembers(listed, RateOf)
        : PoolPage.Refused("answers without btc.workers");

    private static double? RateOf(JsonElement worker) => string.Equals(PoolJson.Text(worker, "state"), Off, StringComparison.OrdinalIgnoreCase)
        ? 0
        : PoolJson.Rate(PoolJson.Number(worker, "hash_rate_5m") * HashrateUnit.Factor(PoolJson.Text(worker, "hash_rate_unit")));
}
