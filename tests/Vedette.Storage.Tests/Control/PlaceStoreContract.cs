using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

/// <summary>Containers, racks and pools.</summary>
public abstract class PlaceStoreContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PlaceStores Places => Stores.Places;

    [Fact]
    public async Task Names_of_containers_and_racks_are_taken_within_their_site_only()
    {
        Site north = await Places.AddSiteAsync();
        Site south = await Places.AddSiteAsync("south");
        var hall = new MinerContainer { SiteId = north.Id, Name = "hall", Description = "wood" };

        MinerContainer added = (await Places.Containers.AddAsync(hall, Stop))!;
        Assert.Null(await Places.Containers.AddAsync(hall with { Name = "HALL" }, Stop));
        MinerContainer other = (await Places.Containers.AddAsync(hall with { SiteId = south.Id }, Stop))!;
        Assert.Equal([added, other], await Places.Containers.ListAsync(Stop));

        MinerRack rack = await Places.AddRackAsync(north.Id);
        Assert.Null(await Places.Racks.AddAsync(rack with { Name = "A1" }, Stop));
        Assert.NotNull(await Places.Racks.AddAsync(rack with { SiteId = south.Id }, Stop));
        MinerRack second = await Places.AddRackAsync(north.Id, "a2");
        Assert.Equal(PlaceOutcome.NameTaken, await Places.Racks.UpdateAsync(second with { Name = "A1" }, Stop));
        Assert.Equal(PlaceOutcome.Done, await Places.Containers.UpdateAsync(added with { Name = "Hall", Description = null }, Stop));
        Assert.Equal(PlaceOutcome.NotFound, await Places.Containers.UpdateAsync(added with { Id = 9999, Name = "x" }, Stop));
    }

    [Fact]
    public async Task A_rack_outlives_its_container_and_its_miners_outlive_it()
    {
        Site north = await Places.AddSiteAsync();
        MinerContainer hall = (await Places.Containers.AddAsync(new MinerContainer { SiteId = north.Id, Name = "hall" }, Stop))!;
        MinerRack rack = (await Places.Racks.AddAsync(new MinerRack { SiteId = north.Id, ContainerId = hall.Id, Name = "a1", Rows = 2, Columns = 2 }, Stop))!;
        RosteredMiner miner = await Places.SightAsync(north.Id, (await Stores.AddAgentAsync("a")).Id, "02:00:00:00:00:01");
        await Places.Miners.DecideAsync([miner with { RackId = rack.Id, RackRow = 1, RackColumn = 1 }], Stop);

        Assert.Equal(PlaceOutcome.Done, await Places.Containers.DeleteAsync(hall.Id, Stop));
        Assert.Null((await Places.Racks.ListAsync(Stop)).Single().ContainerId);
        Assert.Equal(PlaceOutcome.Occupied, await Places.Racks.UpdateAsync(rack with { ContainerId = null, Rows = 1 }, Stop));
        Assert.Equal(PlaceOutcome.Done, await Places.Racks.DeleteAsync(rack.Id, Stop));
        Assert.Equal((null, null, null), (await Places.Miners.ListAsync(Stop)).Select(m => (m.RackId, m.RackRow, m.RackColumn)).Single());
    }

    [Fact]
    public async Task A_pool_is_kept_changed_and_let_go_by_its_miners()
    {
        Site north = await Places.AddSiteAsync();
        MiningPool ours = (await Places.Pools.AddAsync(new MiningPool { Name = "ours", Url = "stratum+tcp://pool.example:3333", WorkerPattern = "farm.*" }, Stop))!;
        RosteredMiner miner = await Places.SightAsync(north.Id, (await Stores.AddAgentAsync("a")).Id, "02:00:00:00:00:01");
        await Places.Miners.DecideAsync([miner with { PoolId = ours.Id }], Stop);

        Assert.Null(await Places.Pools.AddAsync(ours with { Name = "OURS" }, Stop));
        MiningPool changed = ours with { SiteId = north.Id, WorkerPattern = null };
        Assert.Equal(PlaceOutcome.Done, await Places.Pools.UpdateAsync(changed, Stop));
        Assert.Equal([changed], await Places.Pools.ListAsync(Stop));
        Assert.Equal(ours.Id, (await Places.Miners.ListAsync(Stop)).Single().PoolId);
        Assert.Equal(PlaceOutcome.Done, await Places.Pools.DeleteAsync(ours.Id, Stop));
        Assert.Null((await Places.Miners.ListAsync(Stop)).Single().PoolId);
        Assert.Equal(PlaceOutcome.NotFound, await Places.Pools.DeleteAsync(ours.Id, Stop));
    }
}
