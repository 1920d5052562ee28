using System.Collections.Concurrent;
using System.Text.Json;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Miners.Sites;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Document2;

/// <summary>
/// Takes what an agent of document 2 sends: (1) over what it told before (2) as a state of the twin (3) as samples (4) its miners get their numbers, and stand where the agent wants them.
/// All is durable before the answer.
/// </summary>
internal sealed class AgentSync(AgentRegistry agents, MinerRowBook book, MinerRoster roster, PlaceBook places, SiteLabels sites, SyncStore store) : IAgentListener
{
    private readonly ConcurrentDictionary<int, SyncAgent> _agents = new();

    /// <summary>Null where the agent of the key was deleted meanwhile.</summary>
    public async Task<SyncReply?> TakeAsync(int agentId, JsonElement body, CancellationToken stop)
    {
        if (agents.Find(agentId) is not { } agent)
        {
            return null;
        }

        SyncAgent told = _agents.GetOrAdd(agentId, static _ => new SyncAgent());
        await told.Gate.WaitAsync(stop);
        try
        {
            await LoadAsync(told, agentId, stop);
            // :: (1)
            var round = new SyncRound(told, store.NowMs);
            round.Read(body);
            if (round.Added + round.Updated + round.Measured.Count > 0)
            {
                await StoreAsync(agent, told, round);
            }

            return new SyncReply(round.Added, round.Updated, round.Measured.Count, round.Errors.ToList());
        }
        finally
        {
            told.Gate.Release();
        }
    }

    public void AgentChanged(AgentChange change)
    {
        // A call that is under way keeps its own; the gate has no handle to give back.
        if (change.Kind == AgentChangeKind.Deleted)
        {
            _agents.TryRemove(change.AgentId, out _);
        }
    }

    /// <summary>After a start, what the agent told before it stands in the twin.</summary>
    private async Task LoadAsync(SyncAgent told, int agentId, CancellationToken stop)
    {
        if (told.IsLoaded)
        {
            return;
        }

        await book.RefreshAsync(stop);
        AgentMiners? known = book.Find(agentId);
        foreach (SyncedMiner miner in (known?.All ?? []).Select(SyncedMiner.Of).OfType<SyncedMiner>())
        {
            told.Miners[miner.Key] = miner;
        }

        (told.LastMs, told.IsLoaded) = (known?.AtMs ?? 0, true);
    }

    /// <summary>Not to be cancelled: what is in memory must not run ahead of the disk.</summary>
    private async Task StoreAsync(AgentRow agent, SyncAgent told, SyncRound round)
    {
        // :: (2)
        string? site = await sites.OfAsync(agent.Id, CancellationToken.None);
        if (await store.StateAsync(agent.Id, told) is { } refusal)
        {
            round.Errors.Add(refusal);
        }

        // :: (3)
        if (round.Measured.Count > 0)
        {
            await store.SamplesAsync(SyncSamples.Of(agent, site, round.Measured, store.NowMs));
        }

        // :: (4)
        await book.RefreshAsync(CancellationToken.None);
        await DecideAsync(agent.Id, round);
    }

    /// <summary>In one transaction, whatever fits.</summary>
    private async Task DecideAsync(int agentId, SyncRound round)
    {
        var fitting = new Dictionary<int, SyncWish>();
        foreach (SyncWish wish in round.Wishes)
        {
            if (agents.Find(agentId)?.SiteId is not int site || roster.Find(site, wish.Key) is not { } miner)
            {
                continue;
            }

            RosteredMiner wanted = Decided(miner, wish);
            if (MinerDecision.Problem(wanted, places.Map) is { } problem)
            {
                round.Errors.Add($"Miner {wish.Key["ip:".Length..]}: {problem}");
            }
            else if (wanted.ContainerId != miner.ContainerId || wanted.PoolId != miner.PoolId || !wanted.Tags.SequenceEqual(miner.Tags, StringComparer.Ordinal))
            {
                fitting[miner.Id] = wish;
            }
        }

        if (fitting.Count > 0)
        {
            await roster.DecideAsync([.. fitting.Keys], now => Decided(now, fitting[now.Id]), CancellationToken.None);
        }
    }

    private static RosteredMiner Decided(RosteredMiner miner, SyncWish wish) => miner with
    {
        ContainerId = wish.ContainerId ?? miner.ContainerId,
        PoolId = wish.PoolId ?? miner.PoolId,
        Tags = wish.Tags is null ? miner.Tags : [.. wish.Tags.Distinct(StringComparer.OrdinalIgnoreCase)],
    };
}
