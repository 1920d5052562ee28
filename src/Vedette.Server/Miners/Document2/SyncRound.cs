using System.Text.Json;
using Vedette.Server.Bridge;

namespace Vedette.Server.Miners.Document2;

/// <summary>Reads one sync into what its agent told until now.</summary>
internal sealed class SyncRound(SyncAgent agent, long nowMs)
{
    /// <summary>An agent's range of addresses has no more.</summary>
    private const int MostMiners = 20_000;

    private const long FarFutureMs = 5 * 60 * 1000;
    private const long OldestMs = 7L * 24 * 60 * 60 * 1000;

    public SyncErrors Errors { get; } = new();

    public int Added { get; private set; }

    public int Updated { get; private set; }

    /// <summary>Of this round, in the order in which they came.</summary>
    public List<SyncedMiner> Measured { get; } = [];

    public List<SyncWish> Wishes { get; } = [];

    public void Read(JsonElement body)
    {
        int number = 0;
        foreach (JsonElement item in JsonField.Objects(body, "discovered_miners"))
        {
            Discover(item, $"discovered_miners[{number++}]");
        }

        number = 0;
        foreach (JsonElement item in JsonField.Objects(body, "miner_stats"))
        {
            Measure(item, $"miner_stats[{number++}]");
        }
    }

    private void Discover(JsonElement item, string place)
    {
        if (SyncItem.Address(item, out int port, Errors, place) is not { } address)
        {
            return;
        }

        string key = $"ip:{address}:{port}";
        SyncedMiner? known = agent.Miners.GetValueOrDefault(key);
        if (known is null && agent.Miners.Count >= MostMiners)
        {
            Errors.Add($"{place}: this agent has {MostMiners} miners already; no more are kept.");
            return;
        }

        agent.Miners[key] = SyncItem.Discovered(item, (address, port), known, nowMs);
        (Added, Updated) = known is null ? (Added + 1, Updated) : (Added, Updated + 1);
        var wish = new SyncWish(key, Id(item, "container_id"), Id(item, "pool_id"), JsonField.Texts(item, "tags"));
        if (wish is not { ContainerId: null, PoolId: null, Tags: null })
        {
            Wishes.Add(wish);
        }
    }

    private void Measure(JsonElement item, string place)
    {
        if (SyncItem.Address(item, out int port, Errors, place) is not { } address)
        {
            return;
        }

        if (!agent.Miners.TryGetValue($"ip:{address}:{port}", out SyncedMiner? known))
        {
            Errors.Add($"Miner {address}:{port} not found, skipping stats");
            return;
        }

        if (SyncItem.Measured(item, known, (nowMs - OldestMs, nowMs + FarFutureMs), Errors) is { } measured)
        {
            Measured.Add(measured);
            // Statistics that come late belong into the series, not over the newer ones.
            agent.Miners[known.Key] = known.CollectedAtMs > measured.CollectedAtMs ? known : measured;
        }
    }

    private static int? Id(JsonElement item, string name) => JsonField.Integer(item, name) is >= 1 and <= int.MaxValue and var id ? (int)id : null;
}
