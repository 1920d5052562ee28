using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Wording;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Roster;
using Vedette.Server.Miners.Rows;
using Vedette.Server.Tests.Twin;

namespace Vedette.Server.Tests.Miners;

/// <summary>How the verdicts and findings of whoever judges stand in rows, pages and sums.</summary>
public sealed class JudgementViewTests
{
    private const string Mac = "02:11:22:33:44:55";

    private static MinerFinding Finding(string type, string severity, long since) =>
        new() { Type = type, Severity = severity, SinceMs = since, Sentence = type, Scope = "miner", Evidence = new Dictionary<string, object?> { ["hashrate"] = 1.2e13 } };

    [Fact]
    public async Task A_row_carries_the_verdict_and_the_worst_of_its_findings()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac, "10.0.0.1");
        await agent.TellAsync(miners.NowMs);
        await miners.ListAsync();
        var judgements = new ScriptedJudgements(
            Finding("board_slow", "warning", 5) with { AgentId = agent.Id, MinerKey = Mac }, Finding("fan_stopped", "critical", 9) with { AgentId = agent.Id, MinerKey = Mac },
            Finding("board_slow", "information", 9) with { AgentId = agent.Id, MinerKey = Mac });
        IServiceProvider services = miners.Server.Services;
        var rows = new MinerRows(
            services.GetRequiredService<MinerRowBook>(), services.GetRequiredService<MinerRoster>(), judgements, services.GetRequiredService<PlaceBook>(), miners.Server.Clock);

        MinerRow row = Assert.Single(await rows.ReadAsync(_ => true, ControlServer.Stop));

        Assert.Equal(("needs_attention", "slow_board", "critical"), (row.Status, row.Verdict, row.Severity));
        Assert.Equal(["board_slow", "fan_stopped"], row.Issues);
        Assert.Equal(["Board 2 is slow."], row.VerdictReasons);
        Statement why = Assert.Single(row.VerdictStatements);
        Assert.Equal(("Board 2 is slow.", (Phrase?)null), (why.Sentence, why.Phrase));
    }

    [Fact]
    public async Task A_row_of_a_miner_that_is_judged_stale_has_no_figures_and_says_why()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac, "10.0.0.1");
        await agent.TellAsync(miners.NowMs);
        await miners.ListAsync();
        var judgements = new ScriptedJudgements { Verdict = "stale", Reason = "Its site agent has not reported for 3 min." };
        IServiceProvider services = miners.Server.Services;
        var rows = new MinerRows(
            services.GetRequiredService<MinerRowBook>(), services.GetRequiredService<MinerRoster>(), judgements, services.GetRequiredService<PlaceBook>(), miners.Server.Clock);

        MinerRow row = Assert.Single(await rows.ReadAsync(_ => true, ControlServer.Stop));

        Assert.Equal(("needs_attention", "stale"), (row.Status, row.Verdict));
        Assert.Null(row.Hashrate);
        Assert.Null(row.Figures);
        Assert.Equal(["Its site agent has not reported for 3 min."], row.VerdictReasons);
    }

    [Fact]
    public async Task Findings_stand_by_the_numbers_that_people_know_the_worst_and_oldest_first()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one", await miners.AddSiteAsync());
        miners.Set(agent, Mac, "10.0.0.1");
        await agent.TellAsync(miners.NowMs);
        int id = Assert.Single(await miners.ListAsync()).GetProperty("id").GetInt32();
        var judgements = new ScriptedJudgements(
            Finding("board_slow", "warning", 5) with { AgentId = agent.Id, MinerKey = Mac },
            Finding("hot_chip", "critical", 9) with { AgentId = agent.Id, MinerKey = Mac },
            Finding("rack_offline", "critical", 7) with { Scope = "rack", RackId = 3, SiteId = 1, Children = 12 },
            Finding("site_offline", "critical", 8) with { Scope = "site", SiteId = 1, Children = 212 });
        IServiceProvider services = miners.Server.Services;

        IReadOnlyList<FindingView> all = new MinerFindings(judgements, services.GetRequiredService<MinerRoster>(), services.GetRequiredService<AgentRegistry>()).All();

        Assert.Equal(
            [("rack_offline", (int?)3, (int?)null, (int?)12), ("site_offline", 1, null, 212), ("hot_chip", id, id, null), ("board_slow", id, id, null)],
            all.Select(f => (f.Type, f.ScopeId, f.MinerId, f.Children)));
        Assert.Equal(new FindingCounts(3, 1, 0), MinerFindings.Count(all));
        Assert.All(all, f => Assert.Equal(1, f.SiteId));
    }

    [Fact]
    public async Task Without_anybody_who_judges_there_are_no_findings()
    {
        await using MinerServer miners = await MinerServer.StartAsync();

        Assert.Equal("""{"findings":[]}""", (await miners.GetAsync("/api/miner-findings?severity=critical&scope=site")).GetRawText());
        Assert.StartsWith("severity is 'bad'", await miners.RefusedAsync(HttpMethod.Get, "/api/miner-findings?severity=bad", null, System.Net.HttpStatusCode.BadRequest));
    }

    [Fact]
    public void A_sum_leaves_out_who_does_not_tell()
    {
        MinerRow told = Row() with { Hashrate = 1e14, HashrateExpected = 1.1e14, PowerWatts = 3000, TemperatureChip = 80, Figures = new ToldRow() };
        MinersSummary summary = MinersSummary.Of([told, told with { PowerWatts = null, TemperatureChip = 90 }, Row() with { Status = "offline" }], new FindingCounts(1, 0, 0));

        Assert.Equal((3, 2, 1, 2e14, 2, 3000.0, 1), (summary.TotalMiners, summary.Hashing, summary.Offline, summary.Hashrate, summary.HashrateMiners, summary.PowerWatts, summary.PowerMiners));
        Assert.Equal((30.0, 90.0, (double?)null), (summary.EfficiencyJoulesPerTerahash, summary.TemperatureMax, summary.RejectedRatio));
        MinersSummary nothing = MinersSummary.Of([], new FindingCounts(0, 0, 0));
        Assert.Equal((null, null, null, null), (nothing.Hashrate, nothing.PowerWatts, nothing.EfficiencyJoulesPerTerahash, nothing.TemperatureMax));
    }

    private static MinerRow Row() => new() { Id = 1, Key = Mac, SiteId = 1, AgentId = 1, Name = "one", Status = "hashing", Verdict = "unknown" };
}
