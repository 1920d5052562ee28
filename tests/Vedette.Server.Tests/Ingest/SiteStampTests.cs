using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Protocol.Messages;
using Vedette.Server.Fleet;
using Vedette.Server.Ingest;
using Vedette.Server.Tests.Miners;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Ingest;

/// <summary>When an agent defines its series anew, since the site that they are stamped with is another.</summary>
public sealed class SiteStampTests
{
    private const string Mac = "02:11:22:33:44:55";

    [Fact]
    public async Task An_agent_that_is_put_into_another_site_defines_its_series_anew_at_once()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (int north, int south) = (await miners.AddSiteAsync(), await miners.AddSiteAsync("south"));
        PlayedAgent agent = await AgentAsync(miners, north);
        (AgentSession session, SpoolOpened first) = await agent.ConnectAsync();
        await agent.DefineAsync(session, "miner_up", Mac);
        Task<SessionEnd> running = agent.RunAsync(session);

        await miners.SendAsync(HttpMethod.Post, $"/api/sites/{north}/agents", new { agent_id = session.AgentId }, HttpStatusCode.OK);
        Assert.False(running.IsCompleted);
        await miners.SendAsync(HttpMethod.Post, $"/api/sites/{south}/agents", new { agent_id = session.AgentId }, HttpStatusCode.OK);

        Assert.Equal(SessionEnd.Renamed, await running.WaitAsync(TimeSpan.FromSeconds(30), ControlServer.Stop));
        (AgentSession next, SpoolOpened second) = await agent.ConnectAsync(first.Epoch);
        Assert.Equal((SpoolOpening.Resumed, 0u, "south"), (second.Opening, second.NextSeriesRef, next.Site));
    }

    [Fact]
    public async Task A_site_that_gets_another_name_has_its_agents_define_anew()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int north = await miners.AddSiteAsync();
        PlayedAgent agent = await AgentAsync(miners, north);
        (AgentSession session, SpoolOpened first) = await agent.ConnectAsync();
        await agent.DefineAsync(session, "miner_up", Mac);
        Task<SessionEnd> running = agent.RunAsync(session);

        await miners.SendAsync(HttpMethod.Patch, $"/api/sites/{north}", new { description = "the north hall" }, HttpStatusCode.OK);
        Assert.False(running.IsCompleted);
        await miners.SendAsync(HttpMethod.Patch, $"/api/sites/{north}", new { name = "yard" }, HttpStatusCode.OK);

        Assert.Equal(SessionEnd.Renamed, await running.WaitAsync(TimeSpan.FromSeconds(30), ControlServer.Stop));
        Assert.Equal(0u, (await agent.ConnectAsync(first.Epoch)).Spool.NextSeriesRef);
    }

    [Fact]
    public async Task One_that_connects_again_unchanged_goes_on_with_what_it_defined()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        PlayedAgent agent = await AgentAsync(miners, await miners.AddSiteAsync());
        (AgentSession session, SpoolOpened first) = await agent.ConnectAsync();
        await agent.DefineAsync(session, "miner_up", Mac);
        Assert.Equal(1u, (await agent.ConnectAsync(first.Epoch)).Spool.NextSeriesRef);
    }

    [Fact]
    public async Task One_without_a_site_is_given_one_by_its_first_miner_without_losing_its_stream()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        PlayedAgent agent = await AgentAsync(miners, null);
        (AgentSession session, _) = await agent.ConnectAsync();
        Task<SessionEnd> running = agent.RunAsync(session);
        await agent.DefineAsync(session, "miner_up", Mac);
        Assert.Equal("yard", session.Site);
        Assert.False(running.IsCompleted);

        int south = await miners.AddSiteAsync("south");
        await miners.SendAsync(HttpMethod.Post, $"/api/sites/{south}/agents", new { agent_id = session.AgentId }, HttpStatusCode.OK);
        Assert.Equal(SessionEnd.Renamed, await running.WaitAsync(TimeSpan.FromSeconds(30), ControlServer.Stop));
    }

    private static async Task<PlayedAgent> AgentAsync(MinerServer miners, int? site) =>
        new(miners.Server.Services, (await miners.Server.Services.GetRequiredService<AgentRegistry>().AddAsync(AgentKind.Site, "yard", null, site, ControlServer.Stop))!);
}
