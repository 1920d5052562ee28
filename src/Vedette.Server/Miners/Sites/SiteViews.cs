using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Rows;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Sites;

/// <summary>Makes sites, containers and racks with what their miners come to.</summary>
internal sealed class SiteViews(MinerRows rows, MinerFindings findings, PlaceBook places, SiteAgents agents)
{
    public async Task<IReadOnlyList<SiteView>> SitesAsync(CancellationToken stop)
    {
        ILookup<int, MinerRow> bySite = (await rows.ReadAsync(_ => true, stop)).ToLookup(r => r.SiteId);
        ILookup<int?, FindingView> found = findings.All().ToLookup(f => f.SiteId);
        return [.. places.Map.Sites.Select(s => SiteView.Of(s, agents.Of(s.Id), MinersSummary.Of([.. bySite[s.Id]], MinerFindings.Count(found[s.Id]))))];
    }

    public async Task<SiteView> SiteAsync(Site site, CancellationToken stop)
    {
        List<MinerRow> own = await rows.ReadAsync(m => m.SiteId == site.Id, stop);
        return SiteView.Of(site, agents.Of(site.Id), MinersSummary.Of(own, MinerFindings.Count(findings.All().Where(f => f.SiteId == site.Id))));
    }

    public async Task<IReadOnlyList<ContainerView>> ContainersAsync(Func<MinerContainer, bool> which, CancellationToken stop)
    {
        ILookup<int?, MinerRow> own = (await rows.ReadAsync(m => m.ContainerId is not null || m.RackId is not null, stop)).ToLookup(r => r.ContainerId);
        IReadOnlyList<FindingView> found = findings.All();
        PlaceMap map = places.Map;
        return
        [
            .. map.Containers.Where(which).Select(c => new ContainerView(
                c.Id, c.Name, c.SiteId, c.Description, Summary([.. own[c.Id]], found, f => f.RackId is int rack && map.Rack(rack)?.ContainerId == c.Id))),
        ];
    }

    public async Task<IReadOnlyList<RackView>> RacksAsync(Func<MinerRack, bool> which, CancellationToken stop)
    {
        ILookup<int?, MinerRow> own = (await rows.ReadAsync(m => m.RackId is not null, stop)).ToLookup(r => r.RackId);
        IReadOnlyList<FindingView> found = findings.All();
        return [.. places.Map.Racks.Where(which).Select(r => new RackView(r.Id, r.Name, r.SiteId, r.ContainerId, r.Rows, r.Columns, Summary([.. own[r.Id]], found, f => f.RackId == r.Id)))];
    }

    private static MinersSummary Summary(IReadOnlyList<MinerRow> own, IReadOnlyList<FindingView> found, Func<FindingView, bool> isOfThePlace)
    {
        var ids = own.Select(r => r.Id).ToHashSet();
        return MinersSummary.Of(own, MinerFindings.Count(found.Where(f => f.MinerId is int miner ? ids.Contains(miner) : f.Scope == "rack" && isOfThePlace(f))));
    }
}
