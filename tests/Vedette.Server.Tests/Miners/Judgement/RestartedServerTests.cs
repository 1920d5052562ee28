using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Control;
using Vedette.Server.Tests.Twin;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners.Judgement;

/// <summary>What the whole server finds after a restart before anybody looks at a miner.</summary>
public sealed class RestartedServerTests
{
    private const string Mac = "02:11:22:33:44:55";

    [Fact]
    public async Task An_agent_that_stays_away_over_a_restart_is_found_without_anybody_looking_at_its_miners()
    {
        using var folder = new TemporaryFolder();
        int agentId;
        await using (ControlServer before = await ControlServer.StartWholeAsync(folder))
        {
            agentId = (await before.Agents.AddAsync(AgentKind.Site, "yard", null, null, ControlServer.Stop))!.Agent.Id;
            using HttpClient people = await Sessions.ClientAsync(before, "admin");
            await TellAsync(before, agentId);
            before.Services.GetRequiredService<AgentLastSeen>().Touch(agentId);
            JsonElement listed = await people.GetFromJsonAsync<JsonElement>("/api/miners", ControlServer.Stop);
            Assert.Equal(1, listed.GetProperty("total").GetInt32());
        }

        await using ControlServer after = await ControlServer.StartWholeAsync(folder);
        MinerJudgements judgements = after.Services.GetRequiredService<MinerJudgements>();
        // Three intervals without a word are an agent that is away, and two minutes of that are told.
        after.Clock.Advance(TimeSpan.FromMinutes(6));

        MinerFinding found = Assert.Single(judgements.Findings());
        Assert.Equal(("agent_offline", agentId, 1), (found.Type, found.AgentId!.Value, found.Children!.Value));
        using HttpClient viewer = await Sessions.ClientAsync(after, "viewer");
        JsonElement told = Assert.Single((await viewer.GetFromJsonAsync<JsonElement>("/api/miner-findings", ControlServer.Stop)).GetProperty("findings").EnumerateArray());
        Assert.Equal("agent_offline", told.GetProperty("type").GetString());
    }

    [Fact]
    public async Task An_agent_that_was_deleted_is_not_expected_back()
    {
        using var folder = new TemporaryFolder();
        await using (ControlServer before = await ControlServer.StartWholeAsync(folder))
        {
            int agentId = (await before.Agents.AddAsync(AgentKind.Site, "yard", null, null, ControlServer.Stop))!.Agent.Id;
            using HttpClient people = await Sessions.ClientAsync(before, "admin");
            await TellAsync(before, agentId);
            await people.GetFromJsonAsync<JsonElement>("/api/miners", ControlServer.Stop);
            (await people.DeleteAsync($"/api/vps/{agentId}", ControlServer.Stop)).EnsureSuccessStatusCode();
        }

        await using ControlServer after = await ControlServer.StartWholeAsync(folder);
        after.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(after.Services.GetRequiredService<MinerJudgements>().Findings());
    }

    private static async Task TellAsync(ControlServer server, int agentId)
    {
        var agent = new ToldHost(server.Services, agentId);
        long now = server.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var figures = new MinerFigures { CollectedAtMs = now };
        agent.Set(Model.States.EntityKind.Miner, Mac, d => figures.Describe(d, Mac, "10.0.0.12"), figures.Read);
        await agent.TellAsync(now);
    }
}
