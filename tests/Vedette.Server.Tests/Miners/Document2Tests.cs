using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Vedette.Server.Tests.Security;

namespace Vedette.Server.Tests.Miners;

/// <summary>Document 2's agent calls over real HTTP as clients of the original send them: spellings of values, what is missing or surplus, and what may go wrong.</summary>
public sealed class Document2Tests
{
    private static async Task<string> RegisterAsync(MinerServer miners, string name = "foreign", int? site = null) =>
        (await miners.SendAsync(HttpMethod.Post, "/api/agent/register", new { name, site_id = site }, HttpStatusCode.OK)).GetProperty("api_key").GetString()!;

    private static async Task<(int Status, JsonElement Reply)> CallAsync(MinerServer miners, string? key, string call, string? body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, call) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type) };
        // A body that is refused by its length is not sent: the server would close in the middle of it.
        request.Headers.ExpectContinue = body is { Length: > 1024 * 1024 };
        if (key is not null)
        {
            request.Headers.Add("X-API-Key", key);
        }

        HttpResponseMessage reply = await miners.Server.Http.SendAsync(request, ControlServer.Stop);
        return ((int)reply.StatusCode, await reply.JsonAsync());
    }

    private static Task<(int Status, JsonElement Reply)> SyncAsync(MinerServer miners, string key, string body) => CallAsync(miners, key, "/api/agent/sync", body);

    private static string[] Errors(JsonElement reply) => [.. reply.GetProperty("errors").EnumerateArray().Select(e => e.GetString()!)];

    [Fact]
    public async Task Registering_and_asking_who_one_is_have_the_fields_of_the_original()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int site = await miners.AddSiteAsync();
        JsonElement registered = await miners.SendAsync(HttpMethod.Post, "/api/agent/register", new { name = "site-1-agent", description = "hall 1", site_id = site, surplus = new[] { 1 } }, HttpStatusCode.OK);
        Assert.Equal(["id", "name", "api_key", "site_id", "message"], registered.Fields());
        string key = registered.GetProperty("api_key").GetString()!;

        (int status, JsonElement info) = await CallAsync(miners, key, "/api/agent/info", null);

        Assert.Equal(200, status);
        Assert.Equal(["id", "name", "site_id", "description", "last_seen", "is_active"], info.Fields());
        Assert.Equal(
            (registered.GetProperty("id").GetInt32(), "site-1-agent", site, "hall 1", true),
            (info.GetProperty("id").GetInt32(), info.GetProperty("name").GetString(), info.GetProperty("site_id").GetInt32(), info.GetProperty("description").GetString(), info.GetProperty("is_active").GetBoolean()));
        Assert.Equal(miners.Server.Clock.GetUtcNow(), info.GetProperty("last_seen").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("""{"name":"taken"}""", 400)]
    [InlineData("""{"name":"TAKEN"}""", 400)]
    [InlineData("""{"name":""}""", 400)]
    [InlineData("""{"name":"new","site_id":99}""", 404)]
    [InlineData("""{"name":7}""", 422)]
    [InlineData("""{"name":"new","site_id":"north"}""", 422)]
    [InlineData("""{"name":null}""", 422)]
    [InlineData("""{}""", 422)]
    [InlineData("""{"name":""", 422)]
    [InlineData("", 422)]
    public async Task A_registration_that_cannot_be_is_answered_as_the_original_does(string body, int expected)
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        await RegisterAsync(miners, "taken");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        HttpResponseMessage reply = await miners.Admin.PostAsync("/api/agent/register", content, ControlServer.Stop);
        Assert.Equal(expected, (int)reply.StatusCode);
        Assert.Equal(["detail"], (await reply.JsonAsync()).Fields());
    }

    [Fact]
    public async Task Only_administrators_register()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        string key = await RegisterAsync(miners);
        using HttpClient viewer = await Sessions.ClientAsync(miners.Server, "viewer");
        using var body = new StringContent("""{"name":"new"}""", Encoding.UTF8, "application/json");
        HttpResponseMessage refused = await viewer.PostAsync("/api/agent/register", body, ControlServer.Stop);
        Assert.Equal((403, "detail"), ((int)refused.StatusCode, Assert.Single((await refused.JsonAsync()).Fields())));
        Assert.Equal(401, (await CallAsync(miners, null, "/api/agent/register", """{"name":"new"}""")).Status);
        Assert.Equal(401, (await CallAsync(miners, key, "/api/agent/register", """{"name":"new"}""")).Status);
    }

    [Fact]
    public async Task A_key_is_taken_in_each_of_its_places_and_an_inactive_one_in_none()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        string key = await RegisterAsync(miners);
        foreach (AuthenticationHeaderValue given in new[] { new AuthenticationHeaderValue("Bearer", key), new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"agent:{key}"))) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/agent/info") { Headers = { Authorization = given } };
            Assert.Equal(HttpStatusCode.OK, (await miners.Server.Http.SendAsync(request, ControlServer.Stop)).StatusCode);
        }

        Assert.Equal(422, (await CallAsync(miners, null, "/api/agent/info", null)).Status);
        Assert.Equal(401, (await CallAsync(miners, "", "/api/agent/info", null)).Status);
        await miners.SendAsync(HttpMethod.Delete, "/api/vps/1", null, HttpStatusCode.NoContent);
        foreach ((int status, JsonElement reply) in new[] { await CallAsync(miners, key, "/api/agent/info", null), await SyncAsync(miners, key, "{}") })
        {
            Assert.Equal((401, """{"detail":"Invalid or inactive API key"}"""), (status, reply.GetRawText()));
        }
    }

    [Theory]
    [InlineData("\"2026-01-01T00:00:00\"")]
    [InlineData("\"2026-01-01T00:00:00.000000\"")]
    [InlineData("\"2026-01-01 00:00:00\"")]
    [InlineData("\"2026-01-01 00:00:00.000001\"")]
    [InlineData("\"2026-01-01T00:00:00Z\"")]
    [InlineData("\"2026-01-01T03:00:00+03:00\"")]
    [InlineData("\"2026-01-01 03:00:00+03:00\"")]
    [InlineData("1767225600")]
    [InlineData("1767225600000")]
    [InlineData("\"1767225600.5\"")]
    public async Task A_moment_in_any_of_its_spellings_is_that_moment_in_UTC(string moment)
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        string key = await RegisterAsync(miners);

        (_, JsonElement reply) = await SyncAsync(miners, key, $$"""{"discovered_miners":[{"ip_address":"10.0.0.5"}],"miner_stats":[{"ip_address":"10.0.0.5","timestamp":{{moment}},"hash_rate":1}]}""");

        Assert.Empty(Errors(reply));
        Assert.InRange(Assert.Single(await miners.ListAsync()).GetProperty("last_seen").GetInt64(), miners.NowMs, miners.NowMs + 999);
    }

    [Fact]
    public async Task Figures_may_be_written_as_texts_and_whole_numbers_with_a_point()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        string key = await RegisterAsync(miners);

        (_, JsonElement reply) = await SyncAsync(miners, key, """
            {"discovered_miners":[{"ip_address":"10.0.0.5","port":"4029"},{"ip_address":"10.0.0.6","port":4030.0}],
             "miner_stats":[{"ip_address":"10.0.0.5","port":4029.0,"timestamp":"2026-01-01T00:00:00","hash_rate":"118.5","accepted_shares":"99","rejected_shares":1.0,"temperature":"71.5","fan_speed":"5880","power_consumption":"3300"}]}
            """);

        Assert.Equal("""{"miners_added":2,"miners_updated":0,"stats_added":1,"errors":[]}""", reply.GetRawText());
        JsonElement[] rows = await miners.ListAsync("?sort=ip_address");
        Assert.Equal(["ip:10.0.0.5:4029", "ip:10.0.0.6:4030"], rows.Select(r => r.GetProperty("key").GetString()));
        Assert.Equal((1.185e14, 71.5, 3300.0, 0.01), (rows[0].GetProperty("hashrate").GetDouble(), rows[0].GetProperty("temperature_board").GetDouble(), rows[0].GetProperty("power_watts").GetDouble(), rows[0].GetProperty("rejected_ratio").GetDouble()));
    }

    [Theory]
    [InlineData("\"127.1\"")]
    [InlineData("\"010.0.0.5\"")]
    [InlineData("\"0x0a000005\"")]
    [InlineData("\"167772165\"")]
    [InlineData("167772165")]
    [InlineData("\"10.0.0.5 \"")]
    [InlineData("\"miner.example\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("[\"10.0.0.5\"]")]
    public async Task What_is_no_plain_address_is_told_and_kept_as_none(string address)
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        string key = await RegisterAsync(miners);

        (int status, JsonElement reply) = await SyncAsync(miners, key, $$"""{"discovered_miners":[{"ip_address":{{address}}},{"ip_address":"10.0.0.6"}]}""");

        Assert.Equal((200, 1), (status, reply.GetProperty("miners_added").GetInt32()));
        Assert.StartsWith("discovered_miners[0]: ip_address is '", Assert.Single(Errors(reply)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_are_taken_where_they_are_the_sites_and_told_where_they_are_not()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (int north, int south) = (await miners.AddSiteAsync(), await miners.AddSiteAsync("south"));
        int own = (await miners.SendAsync(HttpMethod.Post, "/api/containers", new { name = "hall", site_id = north }, HttpStatusCode.Created)).GetProperty("id").GetInt32();
        int other = (await miners.SendAsync(HttpMethod.Post, "/api/containers", new { name = "hall", site_id = south }, HttpStatusCode.Created)).GetProperty("id").GetInt32();
        string key = await RegisterAsync(miners, site: north);

        (_, JsonElement reply) = await SyncAsync(miners, key, $$"""
            {"discovered_miners":[{"ip_address":"10.0.0.5","container_id":{{own}},"pool_id":null,"tags":null},{"ip_address":"10.0.0.6","container_id":{{other}}},
                                  {"ip_address":"10.0.0.7","container_id":0},{"ip_address":"10.0.0.8","pool_id":"north"},{"ip_address":"10.0.0.9","container_id":"{{own}}"}]}
            """);

        Assert.Equal(5, reply.GetProperty("miners_added").GetInt32());
        Assert.Equal(
            [
                "discovered_miners[2]: container_id is '0'; needed is the number of one.",
                "discovered_miners[3]: pool_id is 'north'; needed is the number of one.",
                $"Miner 10.0.0.6:4028: There is no container {other} at the miner's site.",
            ],
            Errors(reply));
        Assert.Equal([own, null, null, null, own], (await miners.ListAsync("?sort=ip_address")).Select(r => r.GetProperty("container_id") is { ValueKind: JsonValueKind.Number } id ? id.GetInt32() : (int?)null));
    }

    [Fact]
    public async Task Twice_in_a_list_is_added_once_and_rounds_go_on_from_each_other()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        string key = await RegisterAsync(miners);
        const string both = """{"discovered_miners":[{"ip_address":"10.0.0.5","manufacturer":"Antminer","model":"S19"},{"ip_address":"10.0.0.5","model":null}]}""";

        (_, JsonElement first) = await SyncAsync(miners, key, both);
        (_, JsonElement second) = await SyncAsync(miners, key, both);
        (_, JsonElement stats) = await SyncAsync(miners, key, """
            {"discovered_miners":[],"miner_stats":[{"ip_address":"10.0.0.5","timestamp":"2026-01-01T00:00:00","hash_rate":1},{"ip_address":"10.0.0.5","timestamp":"2026-01-01T00:00:00","hash_rate":2}]}
            """);

        Assert.Equal((1, 1), (first.GetProperty("miners_added").GetInt32(), first.GetProperty("miners_updated").GetInt32()));
        Assert.Equal((0, 2), (second.GetProperty("miners_added").GetInt32(), second.GetProperty("miners_updated").GetInt32()));
        Assert.Equal((2, 0), (stats.GetProperty("stats_added").GetInt32(), Errors(stats).Length));
        JsonElement row = Assert.Single(await miners.ListAsync());
        Assert.Equal(("S19", "Antminer-10.0.0.5"), (row.GetProperty("model").GetString(), row.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_large_site_is_taken_and_a_body_without_end_is_not()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        string key = await RegisterAsync(miners);
        string many = string.Join(',', Enumerable.Range(0, 2000).Select(i => $$"""{"ip_address":"10.1.{{i / 250}}.{{(i % 250) + 1}}","model":"M50"}"""));

        (int taken, JsonElement reply) = await SyncAsync(miners, key, $$"""{"discovered_miners":[{{many}}]}""");
        (int refused, JsonElement told) = await SyncAsync(miners, key, $$"""{"surplus":"{{new string('x', 9 * 1024 * 1024)}}"}""");

        Assert.Equal((200, 2000), (taken, reply.GetProperty("miners_added").GetInt32()));
        Assert.Equal((413, "detail"), (refused, Assert.Single(told.Fields())));
        Assert.Equal(2000, (await miners.GetAsync("/api/miners?limit=1")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("GET", "/api/agent/sync", 405)]
    [InlineData("GET", "/api/agent/register", 405)]
    [InlineData("POST", "/api/agent/info", 405)]
    [InlineData("GET", "/api/agent/nothing", 404)]
    public async Task Other_calls_are_answered_in_the_originals_shape(string method, string call, int expected)
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), call);
        HttpResponseMessage reply = await miners.Server.Http.SendAsync(request, ControlServer.Stop);
        Assert.Equal(expected, (int)reply.StatusCode);
        Assert.Equal(["detail"], (await reply.JsonAsync()).Fields());
    }
}
