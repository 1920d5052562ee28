using System.Text.Json;
using Vedette.Server.Bridge;

namespace Vedette.Server.Miners.Document2;

/// <summary>Reads one sync into what its agent told until now.</summary>
internal sealed class SyncRound(SyncAgent agent, long nowMs)
{
    private const string DiscoveredMiners = "discovered_miners";
    private const string MinerStats = "miner_stats";

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
        foreach ((JsonElement item, string place) in Items(body, DiscoveredMiners))
        {
            Discover(item, place);
        }

        foreach ((JsonElement item, string place) in Items(body, MinerStats))
        {
            Measure(item, place);
        }
    }

    /// <summary>What keeps a body from being a sync, or null.</summary>
    public static string? Problem(JsonElement body) =>
        new[] { DiscoveredMiners, MinerStats }.FirstOrDefault(name => JsonField.Get(body, name) is { ValueKind: not JsonValueKind.Array }) is { } wrong ? $"{wrong} must be a list." : null;

    /// <summary>By their places in the list, each of which says what is wrong with it.</summary>
    private IEnumerable<(JsonElement Item, string Place)> Items(JsonElement body, string list)
    {
        int number = 0;
        foreach (JsonElement item in JsonField.Get(body, list) is { } array ? array.EnumerateArray() : default)
        {
            string place = $"{list}[{number++}]";
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return (item, place);
            }
            else
            {
                Errors.Add($"{place} is no object.");
            }
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
        var wish = new SyncWish(key, Id(item, "container_id", place), Id(item, "pool_id", place), JsonField.Texts(item, "tags"));
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

    private int? Id(JsonElement item, string name, string place)
    {
        if (JsonField.Get(item, name) is not { } told)
        {
            return null;
        }

        if (SyncItem.Whole(item, name) is >= 1 and <= int.MaxValue and var id)
        {
            return (int)id;
        }

        Errors.Add($"{place}: {name} is '{(told.ValueKind is JsonValueKind.String or JsonValueKind.Number ? JsonField.Text(item, name) : told.ValueKind.ToString().ToLowerInvariant())}'; needed is the number of one.");
        return null;
    }
}
