using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

/// <summary>The ports of sites, what stands in them, and their miners.</summary>
public sealed record PlaceStores(ISiteStore Sites, IContainerStore Containers, IRackStore Racks, IPoolStore Pools, IMinerRoster Miners)
{
    public async Task<Site> AddSiteAsync(string name = "north") =>
        (await Sites.AddAsync(new Site { Name = name, TimeZone = "UTC", CreatedAtMs = 1000 }, TestContext.Current.CancellationToken))!;

    public async Task<MinerRack> AddRackAsync(int siteId, string name = "a1", int rows = 4, int columns = 8) =>
        (await Racks.AddAsync(new MinerRack { SiteId = siteId, Name = name, Rows = rows, Columns = columns }, TestContext.Current.CancellationToken))!;

    public async Task<RosteredMiner> SightAsync(int siteId, int agentId, string key, string? formerKey = null) =>
        (await Miners.SightAsync([new MinerSighting(siteId, agentId, key, formerKey, 5000)], TestContext.Current.CancellationToken)).Single();
}
