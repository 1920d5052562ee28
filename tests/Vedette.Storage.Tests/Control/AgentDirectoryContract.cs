using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

public abstract class AgentDirectoryContract
{
    protected abstract ControlStores Stores { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_added_agent_is_found_with_everything_it_was_given()
    {
        AgentRow added = (await Stores.Agents.AddAsync(new NewAgent(AgentKind.Site, "east", "the east hall", null, ControlStores.Hash(7), 1234), Stop))!;

        AgentRow? found = await Stores.Agents.FindAsync(added.Id, Stop);

        Assert.Equal((AgentKind.Site, "east", "the east hall", 1234L), (found!.Kind, found.Name, found.Description, found.CreatedAtMs));
        Assert.Equal(ControlStores.Hash(7), found.KeyHash);
        Assert.Null(found.LastSeenMs);
    }

    [Fact]
    public async Task An_agent_without_a_key_is_marked_until_it_is_given_one_or_shut_out()
    {
        AgentRow given = (await Stores.Agents.AddAsync(ControlStores.NewAgent("a") with { KeyHash = null }, Stop))!;
        AgentRow shut = (await Stores.Agents.AddAsync(ControlStores.NewAgent("b") with { KeyHash = null }, Stop))!;
        AgentRow usual = await Stores.AddAgentAsync("c");
        Assert.Equal((true, null, false), (given.IsKeyless, given.KeyHash, usual.IsKeyless));

        await Stores.Agents.ReplaceKeyAsync(given.Id, ControlStores.Hash(2), 2000, Stop);
        await Stores.Agents.ReplaceKeyAsync(shut.Id, null, 2000, Stop);

        Assert.All(await Stores.Agents.ListAsync(Stop), agent => Assert.False(agent.IsKeyless));
    }

    [Theory]
    [InlineData("web1", "WEB1")]
    [InlineData("größe", "GRÖßE")]
    [InlineData("узел", "УЗЕЛ")]
    public async Task A_name_is_taken_whatever_its_case(string first, string second)
    {
        await Stores.AddAgentAsync(first);

        Assert.Null(await Stores.Agents.AddAsync(ControlStores.NewAgent(second), Stop));
    }

    [Fact]
    public async Task An_id_never_comes_back_and_a_deleted_name_does()
    {
        AgentRow first = await Stores.AddAgentAsync("web1");
        Assert.True(await Stores.Agents.DeleteAsync(first.Id, 2000, Stop));

        AgentRow second = await Stores.AddAgentAsync("web1");

        Assert.True(second.Id > first.Id);
        Assert.Null(await Stores.Agents.FindAsync(first.Id, Stop));
        Assert.Equal([second.Id], (await Stores.Agents.ListAsync(Stop)).Select(a => a.Id));
        Assert.False(await Stores.Agents.DeleteAsync(first.Id, 3000, Stop));
    }

    [Fact]
    public async Task A_rename_tells_apart_taken_absent_and_a_change_of_case()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");
        await Stores.AddAgentAsync("db1");

        Assert.Equal(RenameOutcome.NameTaken, await Stores.Agents.RenameAsync(web.Id, "DB1", Stop));
        Assert.Equal(RenameOutcome.NotFound, await Stores.Agents.RenameAsync(9999, "web9", Stop));
        Assert.Equal(RenameOutcome.Renamed, await Stores.Agents.RenameAsync(web.Id, "WEB1", Stop));
        Assert.Equal("WEB1", (await Stores.Agents.FindAsync(web.Id, Stop))!.Name);
    }

    [Fact]
    public async Task A_revoked_key_is_gone_and_a_new_one_takes_its_place()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");

        Assert.True(await Stores.Agents.ReplaceKeyAsync(web.Id, null, 2000, Stop));
        Assert.Null((await Stores.Agents.FindAsync(web.Id, Stop))!.KeyHash);

        Assert.True(await Stores.Agents.ReplaceKeyAsync(web.Id, ControlStores.Hash(9), 3000, Stop));
        Assert.Equal(ControlStores.Hash(9), (await Stores.Agents.FindAsync(web.Id, Stop))!.KeyHash);
        Assert.False(await Stores.Agents.ReplaceKeyAsync(9999, null, 2000, Stop));
    }

    [Fact]
    public async Task A_uid_binds_once_and_another_is_refused()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");

        Assert.Equal(BindUidOutcome.Bound, await Stores.Agents.BindUidAsync(web.Id, "uid-a", Stop));
        Assert.Equal(BindUidOutcome.Bound, await Stores.Agents.BindUidAsync(web.Id, "uid-a", Stop));
        Assert.Equal(BindUidOutcome.OtherUid, await Stores.Agents.BindUidAsync(web.Id, "uid-b", Stop));
        Assert.Equal(BindUidOutcome.NotFound, await Stores.Agents.BindUidAsync(9999, "uid-a", Stop));
    }

    [Fact]
    public async Task Facts_that_are_not_told_keep_their_old_value()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");
        await Stores.Agents.UpdateFactsAsync(web.Id, new AgentFacts { IpAddress = "10.0.0.1", OsName = "Debian" }, Stop);

        await Stores.Agents.UpdateFactsAsync(web.Id, new AgentFacts { AgentVersion = "1.2" }, Stop);

        AgentRow found = (await Stores.Agents.FindAsync(web.Id, Stop))!;
        Assert.Equal(("10.0.0.1", "Debian", "1.2"), (found.IpAddress, found.OsName, found.AgentVersion));
    }

    [Fact]
    public async Task An_agent_has_one_site_that_exists_or_none()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");
        Site north = await Stores.Places.AddSiteAsync();

        Assert.True(await Stores.Agents.AssignSiteAsync(web.Id, north.Id, Stop));
        Assert.False(await Stores.Agents.AssignSiteAsync(web.Id, 9999, Stop));
        Assert.False(await Stores.Agents.AssignSiteAsync(9999, north.Id, Stop));
        Assert.Equal(north.Id, (await Stores.Agents.FindAsync(web.Id, Stop))!.SiteId);
        Assert.True(await Stores.Agents.AssignSiteAsync(web.Id, null, Stop));
        Assert.Null((await Stores.Agents.FindAsync(web.Id, Stop))!.SiteId);
    }

    [Fact]
    public async Task Last_seen_moves_forward_only()
    {
        AgentRow web = await Stores.AddAgentAsync("web1");

        await Stores.Agents.TouchAsync([new AgentSeen(web.Id, 5000), new AgentSeen(9999, 5000)], Stop);
        await Stores.Agents.TouchAsync([new AgentSeen(web.Id, 4000)], Stop);

        Assert.Equal(5000, (await Stores.Agents.FindAsync(web.Id, Stop))!.LastSeenMs);
    }

    [Theory]
    [InlineData("'; DROP TABLE agents; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("100% \"quoted\" _under_")]
    public async Task A_hostile_name_is_data(string name)
    {
        AgentRow added = await Stores.AddAgentAsync(name);

        Assert.Equal(name, (await Stores.Agents.FindAsync(added.Id, Stop))!.Name);
    }

    [Fact]
    public async Task Of_many_adds_of_one_name_at_once_one_wins()
    {
        AgentRow?[] added = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await Stores.Agents.AddAsync(ControlStores.NewAgent("web1"), Stop))));

        Assert.Single(added, a => a is not null);
    }
}
