using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Protocol.Messages;
using Vedette.Server.Actions;
using Vedette.Server.Tests.Security;
using Vedette.Storage.Control;

namespace Vedette.Server.Tests.Actions;

public sealed class MinerActionEndpointTests
{
    private const string Path = "/api/miners/actions";

    [Fact]
    public async Task A_run_is_made_listed_shown_cancelled_and_audited()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        (int site, int agent, int[] miners) = await AddMinersAsync(server, 2);
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage made = await admin.PostAsJsonAsync(Path, new { action = "power_limit", arguments = new { watts = 2500 }, miner_ids = miners, dry_run = true, reason = "heat wave" }, ControlServer.Stop);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        JsonElement run = await made.JsonAsync();
        int id = run.GetProperty("id").GetInt32();
        Assert.Equal("""{"watts":2500}""", JsonSerializer.Serialize(run.GetProperty("arguments").EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).ToDictionary(p => p.Name, p => p.Value)));
        Assert.Equal(("power_limit", true, "heat wave", "a-admin", 10, false), (
            run.GetProperty("action").GetString(), run.GetProperty("dry_run").GetBoolean(), run.GetProperty("reason").GetString(), run.GetProperty("created_by").GetString(),
            run.GetProperty("stagger_seconds").GetInt32(), run.GetProperty("ended").GetBoolean()));
        JsonElement item = run.GetProperty("items")[0];
        Assert.Equal((miners[0], site, agent, "waiting"), (item.GetProperty("miner_id").GetInt32(), item.GetProperty("site_id").GetInt32(), item.GetProperty("agent_id").GetInt32(), item.GetProperty("state").GetString()));

        JsonElement listed = await (await admin.GetAsync(Path, ControlServer.Stop)).JsonAsync();
        Assert.Equal(2, listed.GetProperty("runs")[0].GetProperty("counts").GetProperty("waiting").GetInt32());
        JsonElement cancelled = await (await admin.PostAsync($"{Path}/{id}/cancel", null, ControlServer.Stop)).JsonAsync();
        Assert.Equal((true, "a-admin", 2), (cancelled.GetProperty("ended").GetBoolean(), cancelled.GetProperty("cancelled_by").GetString(), cancelled.GetProperty("counts").GetProperty("cancelled").GetInt32()));
        Assert.Equal("cancelled", (await (await admin.GetAsync($"{Path}/{id}", ControlServer.Stop)).JsonAsync()).GetProperty("items")[1].GetProperty("outcome").GetString());
        IReadOnlyList<AuditEntry> audit = await server.Services.GetRequiredService<IAuditLog>().ListAsync(10, ControlServer.Stop);
        AuditEntry create = Assert.Single(audit, e => e.Action == "miner.action.create");
        Assert.Equal(("a-admin", $$"""run {{id}}: power_limit {"watts":2500}, dry run, miners {{miners[0]}}, {{miners[1]}}, because: heat wave"""), (create.Actor, create.Target));
        Assert.NotNull(create.Address);
        Assert.Single(audit, e => e.Action == "miner.action.cancel");
    }

    [Fact]
    public async Task More_miners_than_the_limit_want_their_number_confirmed()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        (_, _, int[] miners) = await AddMinersAsync(server, 11);
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage refused = await admin.PostAsJsonAsync(Path, new { action = "reboot", miner_ids = miners, reason = "x" }, ControlServer.Stop);
        HttpResponseMessage wrong = await admin.PostAsJsonAsync(Path, new { action = "reboot", miner_ids = miners, reason = "x", confirm = "12" }, ControlServer.Stop);
        HttpResponseMessage meant = await admin.PostAsJsonAsync(Path, new { action = "reboot", miner_ids = miners, reason = "x", confirm = "11" }, ControlServer.Stop);
        HttpResponseMessage few = await admin.PostAsJsonAsync(Path, new { action = "reboot", miner_ids = miners[..10], reason = "x" }, ControlServer.Stop);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Created, HttpStatusCode.Created), (refused.StatusCode, wrong.StatusCode, meant.StatusCode, few.StatusCode));
        Assert.Contains("\"confirm\": \"11\"", (await refused.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(200, 10)]
    [InlineData(201, 11)]
    [InlineData(1000, 50)]
    public void The_limit_is_ten_or_a_twentieth_of_the_site(int miners, int limit) => Assert.Equal(limit, BlastLimit.Of(miners));

    [Theory]
    [InlineData("""{"action":"reboot","miner_ids":[],"reason":"x"}""", "miner_ids must hold")]
    [InlineData("""{"action":"reboot","miner_ids":[4711],"reason":"x"}""", "There is no miner 4711.")]
    [InlineData("""{"action":"reboot","miner_ids":[1],"reason":" "}""", "reason must say why")]
    [InlineData("""{"action":"shell","miner_ids":[1],"reason":"x"}""", "action")]
    [InlineData("""{"action":"reboot","miner_ids":[1],"reason":"x","address":"10.0.0.1"}""", "address")]
    [InlineData("""{"action":"reboot","miner_ids":[1],"reason":"x","stagger_seconds":-1}""", "stagger_seconds")]
    [InlineData("""{"action":"reboot","miner_ids":[1],"reason":"x","arguments":{"watts":100}}""", "does not take")]
    [InlineData("""{"action":"pool","miner_ids":[1],"reason":"x"}""", "arguments.pool")]
    [InlineData("""{"action":"pool","miner_ids":[1],"reason":"x","arguments":{"pool":"stratum+tcp://a b:1"}}""", "arguments.pool")]
    [InlineData("""{"action":"power_mode","miner_ids":[1],"reason":"x"}""", "arguments.mode")]
    [InlineData("""{"action":"power_limit","miner_ids":[1],"reason":"x","arguments":{"watts":5}}""", "arguments.watts")]
    public async Task A_request_that_makes_no_sense_is_refused_by_name(string json, string why)
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        await AddMinersAsync(server, 1);
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");

        HttpResponseMessage reply = await admin.PostAsync(Path, new StringContent(json, System.Text.Encoding.UTF8, "application/json"), ControlServer.Stop);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains(why, (await reply.JsonAsync()).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await (await admin.GetAsync(Path, ControlServer.Stop)).JsonAsync()).GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task An_ended_run_is_tried_again_where_it_was_not_done()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        (_, _, int[] miners) = await AddMinersAsync(server, 2);
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        JsonElement run = await (await admin.PostAsJsonAsync(Path, new { action = "blink", miner_ids = miners, reason = "find it" }, ControlServer.Stop)).JsonAsync();
        int id = run.GetProperty("id").GetInt32();

        HttpResponseMessage early = await admin.PostAsJsonAsync($"{Path}/{id}/retry", new { reason = "again" }, ControlServer.Stop);
        await admin.PostAsync($"{Path}/{id}/cancel", null, ControlServer.Stop);
        HttpResponseMessage again = await admin.PostAsJsonAsync($"{Path}/{id}/retry", new { reason = "again" }, ControlServer.Stop);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Created), (early.StatusCode, again.StatusCode));
        JsonElement second = await again.JsonAsync();
        Assert.Equal((id, 2, "blink"), (second.GetProperty("retry_of").GetInt32(), second.GetProperty("items").GetArrayLength(), second.GetProperty("action").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsJsonAsync($"{Path}/4711/retry", new { reason = "again" }, ControlServer.Stop)).StatusCode);
    }

    [Fact]
    public async Task The_runs_of_some_miners_are_listed_with_what_became_of_these_alone()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        (_, _, int[] miners) = await AddMinersAsync(server, 3);
        using HttpClient admin = await Sessions.ClientAsync(server, "admin");
        async Task<int> OrderAsync(params int[] of) => (await (await admin.PostAsJsonAsync(Path, new { action = "blink", miner_ids = of, reason = "find it" }, ControlServer.Stop)).JsonAsync()).GetProperty("id").GetInt32();
        int both = await OrderAsync(miners[0], miners[1]);
        int first = await OrderAsync(miners[0]);
        int second = await OrderAsync(miners[1]);
        await OrderAsync(miners[2]);
        await admin.PostAsync($"{Path}/{both}/cancel", null, ControlServer.Stop);
        async Task<JsonElement[]> ListAsync(string query) => [.. (await (await admin.GetAsync(Path + query, ControlServer.Stop)).JsonAsync()).GetProperty("runs").EnumerateArray()];

        JsonElement[] own = await ListAsync($"?miner={miners[0]}");

        Assert.Equal([first, both], own.Select(r => r.GetProperty("id").GetInt32()));
        Assert.Equal([miners[0]], own[1].GetProperty("items").EnumerateArray().Select(i => i.GetProperty("miner_id").GetInt32()));
        Assert.Equal("cancelled", own[1].GetProperty("items")[0].GetProperty("state").GetString());
        Assert.Equal((2, "a-admin"), (own[1].GetProperty("counts").GetProperty("cancelled").GetInt32(), own[1].GetProperty("created_by").GetString()));
        Assert.Equal([first], (await ListAsync($"?miner={miners[0]}&limit=1")).Select(r => r.GetProperty("id").GetInt32()));
        Assert.Equal([second, first, both], (await ListAsync($"?miner={miners[0]},{miners[1]}")).Select(r => r.GetProperty("id").GetInt32()));
        Assert.Empty(await ListAsync("?miner=4711"));
        Assert.All(await ListAsync(""), r => Assert.Equal(JsonValueKind.Null, r.GetProperty("items").ValueKind));
        HttpResponseMessage nonsense = await admin.GetAsync($"{Path}?miner=one", ControlServer.Stop);
        Assert.Equal((HttpStatusCode.BadRequest, "miner is 'one'; needed are ids, separated by commas."), (nonsense.StatusCode, (await nonsense.JsonAsync()).GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_site_shows_what_the_file_of_each_of_its_agents_allows_or_why_nothing()
    {
        await using ControlServer server = await ControlServer.StartWholeAsync();
        (int site, int agent, _) = await AddMinersAsync(server, 1);
        using HttpClient viewer = await Sessions.ClientAsync(server, "viewer");
        JsonElement before = (await (await viewer.GetAsync($"/api/sites/{site}/actions", ControlServer.Stop)).JsonAsync()).GetProperty("agents")[0];
        Assert.Equal((agent, false, false), (before.GetProperty("agent_id").GetInt32(), before.GetProperty("enabled").GetBoolean(), before.GetProperty("connected").GetBoolean()));
        Assert.Contains("told nothing", before.GetProperty("why_not").GetString(), StringComparison.Ordinal);

        server.Services.GetRequiredService<MinerActionIntake>().Tell(agent, new MinerActionPermissions
        {
            Enabled = true, Allowed = { MinerActionKind.Blink, MinerActionKind.PowerMode }, Ranges = { "10.0.0.0/24" }, MostPerHour = 20, MostAtOnce = 1, SecondsBetween = 10,
            Pools = { new PermittedPool { Url = "stratum+tcp://pool.example:3333" } },
        });

        JsonElement told = (await (await viewer.GetAsync($"/api/sites/{site}/actions", ControlServer.Stop)).JsonAsync()).GetProperty("agents")[0];
        Assert.Equal(["blink", "power_mode"], told.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal((true, "10.0.0.0/24", 20), (told.GetProperty("enabled").GetBoolean(), told.GetProperty("ranges")[0].GetString(), told.GetProperty("most_per_hour").GetInt32()));
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync("/api/sites/4711/actions", ControlServer.Stop)).StatusCode);
    }

    private static async Task<(int Site, int Agent, int[] Miners)> AddMinersAsync(ControlServer server, int miners)
    {
        Site site = (await server.Services.GetRequiredService<ISiteStore>().AddAsync(new Site { Name = "north", TimeZone = "UTC", CreatedAtMs = 1 }, ControlServer.Stop))!;
        int agent = (await server.AddAgentAsync("north-agent")).Agent.Id;
        await server.Services.GetRequiredService<IAgentDirectory>().AssignSiteAsync(agent, site.Id, ControlServer.Stop);
        await server.Agents.AdoptAsync(agent, ControlServer.Stop);
        IReadOnlyList<RosteredMiner> seen = await server.Services.GetRequiredService<IMinerRoster>().SightAsync(
            [.. Enumerable.Range(1, miners).Select(n => new MinerSighting(site.Id, agent, $"02:00:00:00:00:{n:x2}", null, 1))], ControlServer.Stop);
        return (site.Id, agent, [.. seen.Select(m => m.Id)]);
    }
}
