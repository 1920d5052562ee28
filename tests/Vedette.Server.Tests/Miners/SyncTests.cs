using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners;

/// <summary>The calls of document 2, as an agent of its make sends them.</summary>
public sealed class SyncTests
{
    private static async Task<(string Key, JsonElement Registered)> RegisterAsync(MinerServer miners, object body)
    {
        JsonElement registered = await miners.SendAsync(HttpMethod.Post, "/api/agent/register", body, HttpStatusCode.OK);
        return (registered.GetProperty("api_key").GetString()!, registered);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Reply)> SyncAsync(MinerServer miners, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/agent/sync") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-API-Key", key);
        HttpResponseMessage reply = await miners.Server.Http.SendAsync(request, ControlServer.Stop);
        return (reply.StatusCode, await reply.JsonAsync());
    }

    [Fact]
    public async Task What_an_agent_discovers_and_measures_stands_among_the_miners_of_its_site()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int site = await miners.AddSiteAsync();
        (string key, JsonElement registered) = await RegisterAsync(miners, new { name = "foreign", site_id = site });

        (HttpStatusCode status, JsonElement first) = await SyncAsync(miners, key, """
            {"discovered_miners":[{"ip_address":"10.0.0.5","manufacturer":"Whatsminer","model":"M50","tags":["hydro"],"extra":{"a":1}},{"ip_address":"10.0.0.6","port":4029}]}
            """);
        (_, JsonElement second) = await SyncAsync(miners, key, """
            {"discovered_miners":[{"ip_address":"10.0.0.5","model":"M50S"}],
             "miner_stats":[{"ip_address":"10.0.0.5","timestamp":"2026-01-01T00:00:00","hash_rate":118.5,"accepted_shares":99,"rejected_shares":1,"temperature":71.5,"fan_speed":5880,"power_consumption":3300,"summary_data":{}}]}
            """);

        Assert.Equal((HttpStatusCode.OK, site), (status, registered.GetProperty("site_id").GetInt32()));
        Assert.Equal("""{"miners_added":2,"miners_updated":0,"stats_added":0,"errors":[]}""", first.GetRawText());
        Assert.Equal("""{"miners_added":0,"miners_updated":1,"stats_added":1,"errors":[]}""", second.GetRawText());
        JsonElement[] rows = await miners.ListAsync($"?site={site}&sort=ip_address");
        Assert.Equal(["ip:10.0.0.5:4028", "ip:10.0.0.6:4029"], rows.Select(r => r.GetProperty("key").GetString()));
        Assert.Equal(["Whatsminer-10.0.0.5", "Unknown-10.0.0.6"], rows.Select(r => r.GetProperty("name").GetString()));
        Assert.Equal(("hashing", 1.185e14, 3300.0, "M50S"), (rows[0].GetProperty("status").GetString(), rows[0].GetProperty("hashrate").GetDouble(), rows[0].GetProperty("power_watts").GetDouble(), rows[0].GetProperty("model").GetString()));
        Assert.Equal(("[5880]", """["hydro"]"""), (rows[0].GetProperty("fans").GetRawText(), rows[0].GetProperty("tags").GetRawText()));
        Assert.Equal(miners.NowMs, rows[0].GetProperty("last_seen").GetInt64());
        Assert.Equal("unknown", rows[1].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Samples_carry_the_site_and_the_names_of_our_own_agents_and_are_read_back()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (string key, _) = await RegisterAsync(miners, new { name = "foreign", site_id = await miners.AddSiteAsync() });
        await SyncAsync(miners, key, """
            {"discovered_miners":[{"ip_address":"10.0.0.5"}],"miner_stats":[{"ip_address":"10.0.0.5","timestamp":"2025-12-31T23:59:00","hash_rate":100,"accepted_shares":7},{"ip_address":"10.0.0.5","timestamp":"2026-01-01T00:00:00Z","hash_rate":110.5}]}
            """);

        IReadOnlyList<LatestSample> rates = miners.Server.Services.GetRequiredService<ISeriesReader>().Latest([LabelMatcher.Equal(Labels.MetricNameLabel, "miner_hashrate_hashes_per_second")], 0);
        int id = Assert.Single(await miners.ListAsync()).GetProperty("id").GetInt32();
        JsonElement[] points = [.. (await miners.GetAsync($"/api/stats/miners/{id}?hours=1&limit=10")).EnumerateArray()];
        JsonElement overview = await miners.GetAsync("/api/stats/overview");

        LatestSample rate = Assert.Single(rates);
        Assert.Equal(("north", "ip:10.0.0.5:4028", "5s", 1.105e14), (rate.Labels["site"], rate.Labels["miner"], rate.Labels["window"], rate.Value));
        Assert.Equal([110.5, 100.0], points.Select(p => p.GetProperty("hash_rate").GetDouble()));
        Assert.Equal((7, "2025-12-31T23:59:00Z"), (points[1].GetProperty("accepted_shares").GetInt32(), points[1].GetProperty("timestamp").GetString()));
        Assert.Equal(JsonValueKind.Null, points[0].GetProperty("temperature").ValueKind);
        Assert.Equal((1, 110.5, 1), (overview.GetProperty("total_miners").GetInt32(), overview.GetProperty("total_hash_rate").GetDouble(), overview.GetProperty("total_sites").GetInt32()));
    }

    [Fact]
    public async Task What_is_wrong_is_listed_and_the_rest_is_taken()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (string key, _) = await RegisterAsync(miners, new { name = "foreign" });

        (HttpStatusCode status, JsonElement reply) = await SyncAsync(miners, key, """
            {"discovered_miners":[{"ip_address":"nonsense"},{"port":1},{"ip_address":"10.0.0.5","port":70000},{"ip_address":"10.0.0.5","container_id":7},7],
             "miner_stats":[{"ip_address":"10.0.0.9","timestamp":"2026-01-01T00:00:00"},{"ip_address":"10.0.0.5"},{"ip_address":"10.0.0.5","timestamp":"2036-01-01T00:00:00"},
                            {"ip_address":"10.0.0.5","timestamp":"2026-01-01T00:00:00","hash_rate":-5,"temperature":"hot"}]}
            """);

        Assert.Equal((HttpStatusCode.OK, 1, 1), (status, reply.GetProperty("miners_added").GetInt32(), reply.GetProperty("stats_added").GetInt32()));
        Assert.Equal(
            [
                "discovered_miners[0]: ip_address is 'nonsense'; needed is an IP address.",
                "discovered_miners[1]: ip_address is ''; needed is an IP address.",
                "discovered_miners[2]: port is '70000'; needed is a number from 1 to 65535.",
                "discovered_miners[4] is no object.",
                "Miner 10.0.0.9:4028 not found, skipping stats",
                "Miner 10.0.0.5:4028: timestamp is ''; needed is a moment such as 2026-01-31T12:00:00, skipping stats",
                "Miner 10.0.0.5:4028: timestamp is '2036-01-01T00:00:00', which is in the future, skipping stats",
                "Miner 10.0.0.5:4028: There is no container 7 at the miner's site.",
            ],
            reply.GetProperty("errors").EnumerateArray().Select(e => e.GetString()!));
        Assert.Equal(JsonValueKind.Null, Assert.Single(await miners.ListAsync()).GetProperty("hashrate").ValueKind);
    }

    [Theory]
    [InlineData("[]", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"discovered_miners\":", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"discovered_miners\":\"none\",\"miner_stats\":{}}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"discovered_miners\":[],\"miner_stats\":7}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"discovered_miners\":[],\"miner_stats\":[]}", HttpStatusCode.OK)]
    [InlineData("{\"discovered_miners\":null}", HttpStatusCode.OK)]
    [InlineData("{}", HttpStatusCode.OK)]
    public async Task A_body_that_is_no_sync_is_refused_or_adds_nothing(string body, HttpStatusCode expected)
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (string key, _) = await RegisterAsync(miners, new { name = "foreign" });

        (HttpStatusCode status, JsonElement reply) = await SyncAsync(miners, key, body);

        Assert.Equal(expected, status);
        Assert.Equal(expected == HttpStatusCode.OK ? "miners_added" : "detail", reply.Fields()[0]);
        Assert.Empty(await miners.ListAsync());
    }

    [Fact]
    public async Task A_wrong_key_and_a_missing_one_are_answered_as_document_2_does()
    {
        await using MinerServer miners = await MinerServer.StartAsync();

        (HttpStatusCode wrong, JsonElement reply) = await SyncAsync(miners, "nonsense", "{}");
        HttpResponseMessage missing = await miners.Server.Http.PostAsJsonAsync("/api/agent/sync", new { }, ControlServer.Stop);
        JsonElement site = await miners.SendAsync(HttpMethod.Post, "/api/agent/register", new { name = "lost", site_id = 9 }, HttpStatusCode.NotFound);

        Assert.Equal((HttpStatusCode.Unauthorized, """{"detail":"Invalid or inactive API key"}"""), (wrong, reply.GetRawText()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Equal("There is no site 9.", site.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task After_a_restart_of_the_server_an_agent_that_tells_of_one_miner_has_not_lost_the_others()
    {
        using var folder = new TemporaryFolder();
        string key;
        await using (MinerServer before = await MinerServer.StartAsync(folder))
        {
            (key, _) = await RegisterAsync(before, new { name = "foreign" });
            await SyncAsync(before, key, """{"discovered_miners":[{"ip_address":"10.0.0.5","model":"M50"},{"ip_address":"10.0.0.6"}]}""");
        }

        await using MinerServer after = await MinerServer.StartAsync(folder);
        (_, JsonElement reply) = await SyncAsync(after, key, """{"miner_stats":[{"ip_address":"10.0.0.5","timestamp":"2026-01-01T00:00:00","hash_rate":1}]}""");

        Assert.Equal(1, reply.GetProperty("stats_added").GetInt32());
        JsonElement[] rows = await after.ListAsync("?sort=ip_address");
        Assert.Equal([("M50", 1e12), (null, null)], rows.Select(r => (r.GetProperty("model").GetString(), r.GetProperty("hashrate").ValueKind == JsonValueKind.Null ? (double?)null : r.GetProperty("hashrate").GetDouble())));
    }
}
