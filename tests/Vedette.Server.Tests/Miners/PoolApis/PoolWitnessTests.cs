using System.Net;
using System.Text.Json;
using Vedette.Server.Tests.Twin;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>From a pool on a socket to the page of a miner, through the whole server.</summary>
public sealed class PoolWitnessTests
{
    private const string Mac = "02:11:22:33:44:55";

    [Fact]
    public async Task The_page_of_a_miner_says_what_its_pool_sees()
    {
        await using ScriptedPool pool = await ScriptedPool.StartAsync(ScriptedPool.Says(PoolReplies.Braiins));
        await using MinerServer miners = await MinerServer.StartJudgedAsync();
        ToldHost agent = await miners.AddAgentAsync("one", await miners.AddSiteAsync());
        Assert.Equal((null, "no pool API is configured"), await WitnessAsync(miners, agent));

        await miners.SendAsync(HttpMethod.Post, "/api/pool-accounts", new { kind = "braiins", account = "farm", secret = "t0p", base_url = pool.BaseUrl, hosts = new[] { "pool.example" } }, HttpStatusCode.Created);
        Assert.Equal((null, "the pool was not asked yet"), await WitnessAsync(miners, agent));

        await AskAsync(miners);
        Assert.Equal(("hashing", "the pool sees 98.1 TH/s over 5 min of farm.12"), await WitnessAsync(miners, agent));

        pool.Answer = ScriptedPool.Says(PoolReplies.Braiins.Replace("\"ok\"", "\"off\"", StringComparison.Ordinal));
        await AskAsync(miners);
        Assert.Equal("the pool sees no work of farm.12 over 5 min", (await WitnessAsync(miners, agent)).Evidence);

        await miners.SendAsync(HttpMethod.Delete, "/api/pool-accounts/1", null, HttpStatusCode.NoContent);
        Assert.Equal((null, "no pool API is configured"), await WitnessAsync(miners, agent));
    }

    /// <summary>Asked at once by a person, and later than five seconds after the last time.</summary>
    private static async Task AskAsync(MinerServer miners)
    {
        miners.Server.Clock.Jump(TimeSpan.FromSeconds(10));
        JsonElement tested = await miners.SendAsync(HttpMethod.Post, "/api/pool-accounts/1/test", null, HttpStatusCode.OK);
        Assert.True(tested.GetProperty("ok").GetBoolean(), tested.GetRawText());
    }

    private static async Task<(string? Says, string Evidence)> WitnessAsync(MinerServer miners, ToldHost agent)
    {
        miners.Server.Clock.Jump(TimeSpan.FromSeconds(60));
        miners.Set(agent, Mac, "10.0.0.12");
        await agent.TellAsync(miners.NowMs);
        int id = Assert.Single(await miners.ListAsync()).GetProperty("id").GetInt32();
        JsonElement witness = (await miners.GetAsync($"/api/miners/{id}")).GetProperty("witnesses")[2];
        Assert.Equal("pool", witness.GetProperty("name").GetString());
        return (witness.GetProperty("says").GetString(), witness.GetProperty("evidence").GetString()!);
    }
}
