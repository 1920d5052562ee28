using Vedette.Server.Fleet;
using Vedette.Server.Miners.Roster;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Places;

internal sealed class MinerPlaces(AgentRegistry agents, MinerRoster roster, PlaceBook places) : IMinerPlaces
{
    public IReadOnlyCollection<int> Agents => [.. roster.All.Select(m => m.AgentId).Distinct().Where(id => agents.Find(id) is not null)];

    public MinerPlace? Find(int agentId, string minerKey)
    {
        if (Miner(agentId, minerKey) is not { } miner)
        {
            return null;
        }

        PlaceMap map = places.Map;
        string? rack = miner.RackId is int rackId ? map.Rack(rackId)?.Name : null;
        return new MinerPlace(miner.Id, miner.SiteId, map.Site(miner.SiteId)?.Name ?? "", miner.ContainerId, miner.RackId, rack, miner.IsPaused);
    }

    public IReadOnlyList<IntendedPool> PoolsFor(int agentId, string minerKey)
    {
        PlaceMap map = places.Map;
        RosteredMiner? miner = Miner(agentId, minerKey);
        if (miner?.PoolId is int chosen && map.Pool(chosen) is { } pool)
        {
            return [Intended(pool)];
        }

        int? site = miner?.SiteId ?? agents.Find(agentId)?.SiteId;
        return [.. map.Pools.Where(p => p.SiteId is null || p.SiteId == site).Select(Intended)];
    }

    private static IntendedPool Intended(MiningPool pool) => new(pool.Id, pool.Name, pool.Url, pool.WorkerPattern);

    private RosteredMiner? Miner(int agentId, string key) => agents.Find(agentId)?.SiteId is int site ? roster.Find(site, key) : null;
}
