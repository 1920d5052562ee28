using Vedette.Server.Miners.Rows;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Roster;

/// <summary>Gives the miners of a state their numbers, and marks those that left it.</summary>
internal sealed class MinerNumbers(MinerRoster roster, AgentSites sites)
{
    /// <param name="before">The state before; null for the first since the start.</param>
    /// <param name="others">Another agent of a site in whose state the key stands, if there is one.</param>
    public async Task TakeAsync(int agentId, AgentMiners state, AgentMiners? before, Func<int, string, int?> others, CancellationToken stop)
    {
        var sightings = new List<MinerSighting>();
        if (state.Present.Count > 0)
        {
            if (await sites.OfAsync(agentId, stop) is not int site)
            {
                return;
            }

            sightings.AddRange(state.Present.Select(key => Sighting(site, agentId, state, key, others)).OfType<MinerSighting>());
        }

        List<RosteredMiner> gone = MayHaveLost(state, before) ? Gone(agentId, state, sightings, others) : [];
        if (sightings.Count > 0)
        {
            await roster.SightAsync(sightings, stop);
        }

        if (gone.Count > 0)
        {
            await roster.LeaveAsync(gone, state.AtMs, stop);
        }
    }

    /// <summary>The walk through all miners of all sites is worth it only then.</summary>
    private static bool MayHaveLost(AgentMiners state, AgentMiners? before) =>
        state.IsSettled && (before is not { IsSettled: true } || before.Present.Any(key => !state.Present.Contains(key)));

    private List<RosteredMiner> Gone(int agentId, AgentMiners state, List<MinerSighting> sightings, Func<int, string, int?> others)
    {
        var followed = sightings.Where(s => s.FormerKey is not null).Select(s => (s.SiteId, s.FormerKey!)).ToHashSet();
        var gone = new List<RosteredMiner>();
        foreach (RosteredMiner miner in roster.All)
        {
            if (miner.AgentId != agentId || miner.GoneAtMs is not null || state.Present.Contains(miner.Key) || followed.Contains((miner.SiteId, miner.Key)))
            {
                continue;
            }

            if (others(miner.SiteId, miner.Key) is int other)
            {
                sightings.Add(new MinerSighting(miner.SiteId, other, miner.Key, null, state.AtMs));
            }
            else
            {
                gone.Add(miner);
            }
        }

        return gone;
    }

    /// <summary>Null where there is nothing to write down.</summary>
    private MinerSighting? Sighting(int site, int agentId, AgentMiners state, string key, Func<int, string, int?> others)
    {
        if (roster.Find(site, key) is { } known)
        {
            // Where two agents see it, it stays with the one that saw it first.
            bool stays = known.GoneAtMs is null && (known.AgentId == agentId || others(site, key) == known.AgentId);
            return stays ? null : new MinerSighting(site, agentId, key, null, state.AtMs);
        }

        MinerFacts facts = state.Find(key)!;
        if (facts.Told.State == "unreachable" || facts.Told.MissedPolls > 0)
        {
            // Somebody forgot it, and its agent still tries to reach it.
            return null;
        }

        return new MinerSighting(site, agentId, key, FormerKey(site, agentId, state, facts), state.AtMs);
    }

    /// <summary>A device that told neither MAC nor serial was called by its address; where it does now, and the other one left with this state, it is the same.</summary>
    private string? FormerKey(int site, int agentId, AgentMiners state, MinerFacts facts)
    {
        string former = $"ip:{facts.Told.IpAddress}:{facts.Told.Port}";
        bool left = roster.Find(site, former) is { GoneAtMs: null } known && known.AgentId == agentId && !state.Present.Contains(former);
        return left ? former : null;
    }
}
