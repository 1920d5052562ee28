using System.Net;
using System.Text.Json;
using Vedette.Model.States;
using Vedette.Server.Tests.Twin;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners;

/// <summary>Which number a miner has, and keeps.</summary>
public sealed class NumberTests
{
    private const string Mac = "02:11:22:33:44:55";
    private const string Bare = "ip:10.0.0.12:4028";

    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(6);

    private static int Id(JsonElement row) => row.GetProperty("id").GetInt32();

    [Fact]
    public async Task A_miner_of_an_agent_without_a_site_belongs_to_one_named_after_the_agent()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        await miners.AddSiteAsync("Yard");
        ToldHost agent = await miners.AddAgentAsync("yard");
        miners.Set(agent, Mac, "10.0.0.12");
        await agent.TellAsync(miners.NowMs);

        JsonElement row = Assert.Single(await miners.ListAsync());
        JsonElement site = await miners.GetAsync($"/api/sites/{row.GetProperty("site_id").GetInt32()}");

        Assert.Equal("yard-2", site.GetProperty("name").GetString());
        Assert.Equal(agent.Id, site.GetProperty("agents")[0].GetProperty("id").GetInt32());
        Assert.Equal(1, site.GetProperty("summary").GetProperty("total_miners").GetInt32());
    }

    [Fact]
    public async Task A_number_outlives_a_restart_of_the_server_and_a_new_address()
    {
        using var folder = new TemporaryFolder();
        int first;
        await using (MinerServer before = await MinerServer.StartAsync(folder))
        {
            ToldHost agent = await before.AddAgentAsync("yard");
            before.Set(agent, Mac, "10.0.0.12");
            await agent.TellAsync(before.NowMs);
            first = Id(Assert.Single(await before.ListAsync()));
        }

        await using MinerServer after = await MinerServer.StartAsync(folder);
        Assert.Equal(first, Id(Assert.Single(await after.ListAsync())));
        var same = new ToldHost(after.Server.Services, 1);
        after.Set(same, Mac, "10.0.0.99");
        await same.TellAsync(after.NowMs + 10_000);
        JsonElement moved = Assert.Single(await after.ListAsync());
        Assert.Equal((first, "10.0.0.99"), (Id(moved), moved.GetProperty("ip_address").GetString()));
    }

    [Fact]
    public async Task Two_agents_of_a_site_show_one_miner_and_it_stays_while_one_of_them_sees_it()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int site = await miners.AddSiteAsync();
        (ToldHost one, ToldHost two) = (await miners.AddAgentAsync("one", site), await miners.AddAgentAsync("two", site));
        miners.Set(one, Mac, "10.0.0.12");
        miners.Set(two, Mac, "10.0.0.12");
        await one.TellAsync(miners.NowMs);
        await two.TellAsync(miners.NowMs);
        int id = Id(Assert.Single(await miners.ListAsync()));

        miners.Server.Clock.Advance(Settled);
        MinerServer.Remove(one, Mac);
        miners.Set(two, Mac, "10.0.0.12");
        await one.TellAsync(miners.NowMs);
        await two.TellAsync(miners.NowMs);

        JsonElement left = Assert.Single(await miners.ListAsync());
        Assert.Equal((id, two.Id, "hashing"), (Id(left), left.GetProperty("agent_id").GetInt32(), left.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Sites_with_the_same_private_range_have_miners_of_their_own()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (int north, int south) = (await miners.AddSiteAsync(), await miners.AddSiteAsync("south"));
        (ToldHost one, ToldHost two) = (await miners.AddAgentAsync("one", north), await miners.AddAgentAsync("two", south));
        foreach (ToldHost agent in new[] { one, two })
        {
            miners.Set(agent, Bare, "10.0.0.12");
            await agent.TellAsync(miners.NowMs);
        }

        JsonElement[] all = await miners.ListAsync("?sort=id");
        Assert.Equal([north, south], all.Select(r => r.GetProperty("site_id").GetInt32()));
        Assert.NotEqual(Id(all[0]), Id(all[1]));
        Assert.Equal(Id(all[1]), Id(Assert.Single(await miners.ListAsync($"?site={south}"))));
    }

    [Fact]
    public async Task A_device_that_tells_its_mac_at_last_keeps_the_number_it_had_by_its_address()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("yard");
        miners.Set(agent, Bare, "10.0.0.12");
        await agent.TellAsync(miners.NowMs);
        int id = Id(Assert.Single(await miners.ListAsync()));

        MinerServer.Remove(agent, Bare);
        miners.Set(agent, Mac, "10.0.0.12");
        await agent.TellAsync(miners.NowMs + 10_000);

        JsonElement now = Assert.Single(await miners.ListAsync());
        Assert.Equal((id, Mac), (Id(now), now.GetProperty("key").GetString()));
    }

    [Fact]
    public async Task Another_device_at_an_address_that_was_left_long_ago_gets_a_number_of_its_own()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("yard");
        miners.Set(agent, Bare, "10.0.0.12");
        await agent.TellAsync(miners.NowMs);
        int id = Id(Assert.Single(await miners.ListAsync()));
        miners.Server.Clock.Advance(Settled);
        MinerServer.Remove(agent, Bare);
        await agent.TellAsync(miners.NowMs);
        Assert.Equal("offline", Assert.Single(await miners.ListAsync()).GetProperty("status").GetString());

        miners.Set(agent, Mac, "10.0.0.12");
        await agent.TellAsync(miners.NowMs + 10_000);

        JsonElement[] both = await miners.ListAsync("?sort=id");
        Assert.Equal([id], both.Where(r => r.GetProperty("key").GetString() == Bare).Select(Id));
        Assert.Equal(2, both.Length);
    }

    [Fact]
    public async Task An_agent_that_starts_anew_has_lost_no_miner_until_it_had_the_time_to_find_them()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("yard");
        miners.Set(agent, Mac, "10.0.0.12");
        await agent.TellAsync(miners.NowMs);
        int id = Id(Assert.Single(await miners.ListAsync()));

        agent.Restart();
        await agent.TellAsync(miners.NowMs + 10_000, EntityKind.Miner, EntityKind.MinerBoard, EntityKind.MinerPool, EntityKind.MinerFan);
        JsonElement meanwhile = Assert.Single(await miners.ListAsync());
        await agent.TellAsync(miners.NowMs + 20_000);
        JsonElement found = Assert.Single(await miners.ListAsync());

        Assert.Equal((id, "hashing"), (Id(meanwhile), meanwhile.GetProperty("status").GetString()));
        Assert.Equal((id, "hashing"), (Id(found), found.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Only_what_is_offline_is_forgotten_and_it_comes_back_with_a_new_number_when_it_answers()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("yard");
        miners.Set(agent, Mac, "10.0.0.12");
        await agent.TellAsync(miners.NowMs);
        int id = Id(Assert.Single(await miners.ListAsync()));
        await miners.RefusedAsync(HttpMethod.Delete, $"/api/miners/{id}", null, HttpStatusCode.Conflict);

        miners.Set(agent, Mac, "10.0.0.12", m => m.MissedPolls = 3);
        await agent.TellAsync(miners.NowMs + 10_000);
        await miners.SendAsync(HttpMethod.Delete, $"/api/miners/{id}", null, HttpStatusCode.NoContent);
        miners.Set(agent, Mac, "10.0.0.12", m => m.MissedPolls = 4);
        await agent.TellAsync(miners.NowMs + 20_000);
        Assert.Empty(await miners.ListAsync());

        miners.Set(agent, Mac, "10.0.0.12");
        await agent.TellAsync(miners.NowMs + 30_000);
        Assert.True(Id(Assert.Single(await miners.ListAsync())) > id);
    }

    [Fact]
    public async Task A_miner_goes_with_its_agent_to_another_site()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("yard");
        miners.Set(agent, Mac, "10.0.0.12");
        await agent.TellAsync(miners.NowMs);
        int id = Id(Assert.Single(await miners.ListAsync()));
        int north = await miners.AddSiteAsync();

        await miners.SendAsync(HttpMethod.Post, $"/api/sites/{north}/agents", new { agent_id = agent.Id }, HttpStatusCode.OK);

        JsonElement moved = Assert.Single(await miners.ListAsync());
        Assert.Equal((id, north), (Id(moved), moved.GetProperty("site_id").GetInt32()));
    }
}
