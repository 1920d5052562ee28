using System.Text.Json;
using Vedette.Server.Tests.Twin;

namespace Vedette.Server.Tests.Miners.Wording;

/// <summary>What is said of a miner as it leaves the server: each sentence with what others can be made of.</summary>
public sealed class SaidOverHttpTests
{
    [Fact]
    public async Task A_verdict_a_witness_and_a_finding_have_their_phrases_and_facts()
    {
        await using MinerServer miners = await MinerServer.StartJudgedAsync();
        ToldHost agent = await miners.AddAgentAsync("one", await miners.AddSiteAsync());
        miners.Set(agent, "02:11:22:33:44:55", "10.0.0.12");
        await agent.TellAsync(miners.NowMs);
        JsonElement row = Assert.Single(await miners.ListAsync());
        JsonElement page = await miners.GetAsync($"/api/miners/{row.GetProperty("id").GetInt32()}");

        JsonElement why = Assert.Single(page.GetProperty("verdict_statements").EnumerateArray());
        Assert.Equal(["phrase", "sentence", "facts", "clauses"], why.Fields());
        Assert.Equal(page.GetProperty("verdict_reasons")[0].GetString(), why.GetProperty("sentence").GetString());
        Assert.Equal("claims_watched_shortly", why.GetProperty("phrase").GetString());
        Assert.Equal(1.08e14, why.GetProperty("facts").GetProperty("hashrate").GetDouble());
        Assert.Equal(["phrase", "facts"], why.GetProperty("clauses")[0].Fields());
        Assert.Equal("rate_claimed", page.GetProperty("witnesses")[0].GetProperty("clauses")[0].GetProperty("phrase").GetString());
        Assert.Equal(["hashrate", "seconds"], page.GetProperty("witnesses")[0].GetProperty("clauses")[0].GetProperty("facts").Fields());

        JsonElement finding = Assert.Single(page.GetProperty("findings").EnumerateArray());
        Assert.Equal(("device_error", "device_error", "error_code_text"), (finding.GetProperty("type").GetString(), finding.GetProperty("phrase").GetString(), finding.GetProperty("clauses")[0].GetProperty("phrase").GetString()));
        Assert.Equal("131", finding.GetProperty("evidence").GetProperty("code").GetString());
    }
}
