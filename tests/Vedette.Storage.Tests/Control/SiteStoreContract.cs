using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class SiteStoreContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ISiteStore Sites => Stores.Places.Sites;

    [Fact]
    public async Task A_site_is_kept_with_everything_it_was_given_and_changes_under_its_number()
    {
        Site added = (await Sites.AddAsync(new Site { Name = "north", Description = "the old mill", Location = "Narvik", TimeZone = "Europe/Oslo", CreatedAtMs = 1234 }, Stop))!;
        Assert.Equal([added], await Sites.ListAsync(Stop));

        Site changed = added with { Name = "North", Description = null, TimeZone = "UTC" };
        Assert.Equal(PlaceOutcome.Done, await Sites.UpdateAsync(changed, Stop));
        Assert.Equal([changed], await Sites.ListAsync(Stop));
        Assert.Equal(PlaceOutcome.NotFound, await Sites.UpdateAsync(added with { Id = 9999, Name = "south" }, Stop));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        Site north = await Stores.Places.AddSiteAsync("гора");
        Site south = await Stores.Places.AddSiteAsync("south");

        Assert.Null(await Sites.AddAsync(north with { Name = "ГОРА" }, Stop));
        Assert.Equal(PlaceOutcome.NameTaken, await Sites.UpdateAsync(south with { Name = "Гора" }, Stop));
    }

    [Fact]
    public async Task A_site_goes_when_nobody_watches_it_and_nothing_stands_in_it_and_its_number_stays_used()
    {
        Site north = await Stores.Places.AddSiteAsync();
        AgentRow agent = await Stores.AddAgentAsync("north-agent");
        await Stores.Agents.AssignSiteAsync(agent.Id, north.Id, Stop);
        Assert.Equal(PlaceOutcome.Occupied, await Sites.DeleteAsync(north.Id, Stop));

        MinerContainer hall = (await Stores.Places.Containers.AddAsync(new MinerContainer { SiteId = north.Id, Name = "hall" }, Stop))!;
        await Stores.Agents.AssignSiteAsync(agent.Id, null, Stop);
        Assert.Equal(PlaceOutcome.Occupied, await Sites.DeleteAsync(north.Id, Stop));

        await Stores.Places.Containers.DeleteAsync(hall.Id, Stop);
        await Stores.Places.AddRackAsync(north.Id);
        await Stores.Places.Pools.AddAsync(new MiningPool { Name = "ours", Url = "stratum+tcp://pool.example:3333", SiteId = north.Id }, Stop);
        await Stores.Places.SightAsync(north.Id, agent.Id, "02:00:00:00:00:01");
        Assert.Equal(PlaceOutcome.Done, await Sites.DeleteAsync(north.Id, Stop));
        Assert.Equal(PlaceOutcome.NotFound, await Sites.DeleteAsync(north.Id, Stop));
        Assert.Empty(await Stores.Places.Miners.ListAsync(Stop));
        Assert.Empty(await Stores.Places.Racks.ListAsync(Stop));
        Assert.Empty(await Stores.Places.Pools.ListAsync(Stop));
        Assert.True((await Stores.Places.AddSiteAsync()).Id > north.Id);
    }
}
