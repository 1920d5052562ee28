using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class MinerRosterContract
{
    private const string Mac = "02:11:22:33:44:55";

    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private PlaceStores Places => Stores.Places;

    private IMinerRoster Miners => Stores.Places.Miners;

    [Fact]
    public async Task Two_agents_of_one_site_see_one_miner_and_two_sites_see_two()
    {
        (Site north, Site south) = (await Places.AddSiteAsync(), await Places.AddSiteAsync("south"));
        (int one, int two, int far) = ((await Stores.AddAgentAsync("a")).Id, (await Stores.AddAgentAsync("b")).Id, (await Stores.AddAgentAsync("c")).Id);

        RosteredMiner first = await Places.SightAsync(north.Id, one, "ip:10.0.0.1:4028");
        RosteredMiner again = await Places.SightAsync(north.Id, two, "ip:10.0.0.1:4028");
        RosteredMiner other = await Places.SightAsync(south.Id, far, "ip:10.0.0.1:4028");

        Assert.Equal((first.Id, two, 5000L), (again.Id, again.AgentId, again.FirstSeenMs));
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(2, (await Miners.ListAsync(Stop)).Count);
    }

    [Fact]
    public async Task A_number_goes_on_under_a_new_key_unless_that_key_has_its_own()
    {
        Site north = await Places.AddSiteAsync();
        int agent = (await Stores.AddAgentAsync("a")).Id;
        RosteredMiner bare = await Places.SightAsync(north.Id, agent, "ip:10.0.0.1:4028");
        RosteredMiner known = await Places.SightAsync(north.Id, agent, "02:00:00:00:00:99");

        Assert.Equal((bare.Id, Mac), (await Places.SightAsync(north.Id, agent, Mac, "ip:10.0.0.1:4028")) is var m ? (m.Id, m.Key) : default);
        RosteredMiner second = await Places.SightAsync(north.Id, agent, "ip:10.0.0.2:4028");
        Assert.Equal(known.Id, (await Places.SightAsync(north.Id, agent, "02:00:00:00:00:99", "ip:10.0.0.2:4028")).Id);
        Assert.Contains(second.Id, (await Miners.ListAsync(Stop)).Select(m => m.Id));
    }

    [Fact]
    public async Task A_miner_moves_with_its_agent_to_another_site_out_of_its_place()
    {
        (Site north, Site south) = (await Places.AddSiteAsync(), await Places.AddSiteAsync("south"));
        int agent = (await Stores.AddAgentAsync("a")).Id;
        MinerRack rack = await Places.AddRackAsync(north.Id);
        RosteredMiner miner = await Places.SightAsync(north.Id, agent, Mac);
        await Miners.DecideAsync([miner with { Name = "corner", RackId = rack.Id, RackRow = 0, RackColumn = 0 }], Stop);

        RosteredMiner moved = await Places.SightAsync(south.Id, agent, Mac);

        Assert.Equal((miner.Id, south.Id, "corner", (int?)null), (moved.Id, moved.SiteId, moved.Name, moved.RackId));
    }

    [Fact]
    public async Task What_is_gone_is_marked_until_it_is_seen_again()
    {
        Site north = await Places.AddSiteAsync();
        int agent = (await Stores.AddAgentAsync("a")).Id;
        RosteredMiner miner = await Places.SightAsync(north.Id, agent, Mac);

        await Miners.LeaveAsync([miner.Id], 7000, Stop);
        await Miners.LeaveAsync([miner.Id], 8000, Stop);
        Assert.Equal(7000, (await Miners.ListAsync(Stop)).Single().GoneAtMs);
        Assert.Null((await Places.SightAsync(north.Id, agent, Mac)).GoneAtMs);
    }

    [Fact]
    public async Task A_slot_holds_one_miner_two_may_change_places_and_a_list_stands_whole_or_not_at_all()
    {
        Site north = await Places.AddSiteAsync();
        int agent = (await Stores.AddAgentAsync("a")).Id;
        MinerRack rack = await Places.AddRackAsync(north.Id);
        RosteredMiner one = await Places.SightAsync(north.Id, agent, "02:00:00:00:00:01") with { RackId = rack.Id, RackRow = 0, RackColumn = 0 };
        RosteredMiner two = await Places.SightAsync(north.Id, agent, "02:00:00:00:00:02") with { RackId = rack.Id, RackRow = 0, RackColumn = 1 };
        RosteredMiner three = await Places.SightAsync(north.Id, agent, "02:00:00:00:00:03");

        Assert.Equal(PlaceOutcome.Done, await Miners.DecideAsync([one, two], Stop));
        Assert.Equal(PlaceOutcome.Occupied, await Miners.DecideAsync([three with { Name = "x" }, three with { RackId = rack.Id, RackRow = 0, RackColumn = 1 }], Stop));
        Assert.Equal(PlaceOutcome.Occupied, await Miners.DecideAsync([one with { RackColumn = 5 }, three with { RackId = rack.Id, RackRow = 0, RackColumn = 5 }], Stop));
        Assert.Equal(PlaceOutcome.NotFound, await Miners.DecideAsync([three with { Id = 9999 }], Stop));
        Assert.Equal(PlaceOutcome.Done, await Miners.DecideAsync([one with { RackColumn = 1 }, two with { RackColumn = 0 }], Stop));
        Assert.Equal([(one.Id, 1), (two.Id, 0), (three.Id, null)], (await Miners.ListAsync(Stop)).Select(m => (m.Id, m.RackColumn)));
        Assert.All(await Miners.ListAsync(Stop), m => Assert.Null(m.Name));
    }

    [Fact]
    public async Task What_people_decided_is_kept_and_a_forgotten_miner_comes_back_with_a_new_number()
    {
        Site north = await Places.AddSiteAsync();
        int agent = (await Stores.AddAgentAsync("a")).Id;
        RosteredMiner miner = await Places.SightAsync(north.Id, agent, Mac);
        RosteredMiner decided = miner with { Name = "'; DROP TABLE miners; --", Tags = ["hydro", "\"quoted\""], IsPaused = true };

        Assert.Equal(PlaceOutcome.Done, await Miners.DecideAsync([decided], Stop));
        RosteredMiner found = (await Miners.ListAsync(Stop)).Single();
        Assert.Equal((decided.Name, true), (found.Name, found.IsPaused));
        Assert.Equal(decided.Tags, found.Tags);
        Assert.True(await Miners.DeleteAsync(miner.Id, Stop));
        Assert.False(await Miners.DeleteAsync(miner.Id, Stop));
        Assert.True((await Places.SightAsync(north.Id, agent, Mac)).Id > miner.Id);
    }
}
