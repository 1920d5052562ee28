using Vedette.Model.States;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Twin;
using Vedette.Storage.Control;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Scans;

/// <summary>What the agents of a site look through, and what they came upon.</summary>
internal sealed class SiteScans(AgentRegistry agents, MinerRowBook book, MinerRoster roster, ChangeReader changes)
{
    private const int MostDiscoveries = 1000;

    public async Task<IReadOnlyList<RangeView>> RangesAsync(int siteId, CancellationToken stop)
    {
        await book.RefreshAsync(stop);
        return [.. AgentsOf(siteId).SelectMany(a => (book.Find(a.Id)?.Ranges ?? []).Select(r => RangeView.Of(a.Id, r)))];
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Discovery>> DiscoveriesAsync(int siteId, (long FromMs, long ToMs) range, CancellationToken stop)
    {
        await book.RefreshAsync(stop);
        var found = new List<Discovery>();
        foreach (AgentRow agent in AgentsOf(siteId))
        {
            changes.WalkEntities(agent.Id, range, KindChoice.MinersAlone, (atMs, before, after) =>
            {
                if (Of(agent.Id, siteId, atMs, before, after) is { } discovery)
                {
                    found.Add(discovery);
                }
            }, stop);
        }

        return [.. found.OrderByDescending(d => d.AtMs).Take(MostDiscoveries)];
    }

    private IEnumerable<AgentRow> AgentsOf(int siteId) => agents.All.Where(a => a.SiteId == siteId);

    /// <summary>Null where it neither came nor went nor moved.</summary>
    private Discovery? Of(int agentId, int siteId, long atMs, TwinEntity? before, TwinEntity? after)
    {
        TwinEntity entity = after ?? before!;
        string? was = before is null ? null : EntityValues.Text(before, MinerFields.Address);
        string? now = after is null ? null : EntityValues.Text(after, MinerFields.Address);
        string? change = before is null ? "found" : after is null ? "gone" : was is not null && now is not null && was != now ? "moved" : null;
        return change is null ? null : new Discovery(atMs, change, agentId, roster.Find(siteId, entity.Key)?.Id, entity.Key, EntityTitle.Of(entity))
        {
            Model = EntityValues.Text(entity, MinerFields.Model),
            IpAddress = now ?? was,
            By = after is null ? null : EntityValues.Text(after, MinerFields.DiscoveredBy),
            PreviousIpAddress = change == "moved" ? was : null,
        };
    }
}
