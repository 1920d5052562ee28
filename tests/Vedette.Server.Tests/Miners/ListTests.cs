using System.Net;
using System.Text.Json;
using Vedette.Server.Tests.Twin;

namespace Vedette.Server.Tests.Miners;

public sealed class ListTests
{
    private static string Mac(int number) => $"02:00:00:00:00:{number:x2}";

    private static string[] Names(JsonElement[] rows, string field = "key") => [.. rows.Select(r => r.GetProperty(field).ToString())];

    [Fact]
    public async Task A_row_says_what_was_told_and_leaves_out_what_was_not()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int site = await miners.AddSiteAsync();
        ToldHost agent = await miners.AddAgentAsync("one", site);
        miners.Set(agent, Mac(1), "10.0.0.12", m => m.PowerWatts = null);
        await agent.TellAsync(miners.NowMs);

        JsonElement row = Assert.Single(await miners.ListAsync());

        Assert.Equal(("Antminer S19 Pro-10.0.0.12", "10.0.0.12", 4028), (row.GetProperty("name").GetString(), row.GetProperty("ip_address").GetString(), row.GetProperty("port").GetInt32()));
        Assert.Equal((Mac(1), "antminer", "stock", "mining"), (row.GetProperty("mac").GetString(), row.GetProperty("vendor").GetString(), row.GetProperty("firmware_family").GetString(), row.GetProperty("state").GetString()));
        Assert.Equal(("hashing", "unknown"), (row.GetProperty("status").GetString(), row.GetProperty("verdict").GetString()));
        Assert.Equal((1.08e14, 1.11e14, 86.0), (row.GetProperty("hashrate").GetDouble(), row.GetProperty("hashrate_expected").GetDouble(), row.GetProperty("temperature_chip").GetDouble()));
        Assert.Equal("[5880,null,null,0]", row.GetProperty("fans").GetRawText());
        Assert.Equal(("stratum+tcp://pool.example:3333", "farm.12", 0.001), (row.GetProperty("pool_url").GetString(), row.GetProperty("worker").GetString(), row.GetProperty("rejected_ratio").GetDouble()));
        Assert.Equal(miners.NowMs, row.GetProperty("last_seen").GetInt64());
        Assert.All(["power_watts", "efficiency_joules_per_terahash", "serial", "severity", "rack_id"], field => Assert.Equal(JsonValueKind.Null, row.GetProperty(field).ValueKind));
    }

    [Fact]
    public async Task The_figures_of_an_offline_miner_are_left_out_and_sleep_comes_before_trouble()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac(1), "10.0.0.1");
        miners.Set(agent, Mac(2), "10.0.0.2", m => m.State = "sleeping");
        miners.Set(agent, Mac(3), "10.0.0.3", m => m.State = "fault");
        miners.Set(agent, Mac(4), "10.0.0.4", m => m.Vendor = "unknown");
        miners.Set(agent, Mac(5), "10.0.0.5", m => m.CollectedAtMs = null);
        await agent.TellAsync(miners.NowMs);
        await miners.ListAsync();
        miners.Set(agent, Mac(1), "10.0.0.1", m => m.MissedPolls = 3);
        await agent.TellAsync(miners.NowMs + 10_000);

        JsonElement[] rows = await miners.ListAsync("?sort=key");

        Assert.Equal(["offline", "sleeping", "needs_attention", "unknown", "unknown"], Names(rows, "status"));
        Assert.All(["hashrate", "power_watts", "temperature_chip", "uptime_seconds", "rejected_ratio"], field => Assert.Equal(JsonValueKind.Null, rows[0].GetProperty(field).ValueKind));
        Assert.Equal("offline", rows[0].GetProperty("verdict").GetString());
        Assert.Equal(0, rows[0].GetProperty("fans").GetArrayLength());
    }

    [Fact]
    public async Task The_miners_of_a_silent_agent_are_stale_and_not_offline()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac(1), "10.0.0.1");
        miners.Set(agent, Mac(2), "10.0.0.2", m => m.State = "sleeping");
        await agent.TellAsync(miners.NowMs);
        Assert.Equal(["hashing", "sleeping"], Names(await miners.ListAsync("?sort=key"), "status"));

        miners.Server.Clock.Advance(TimeSpan.FromMinutes(6));

        JsonElement[] rows = await miners.ListAsync("?sort=key");
        Assert.Equal(["needs_attention", "needs_attention"], Names(rows, "status"));
        Assert.Equal(["stale", "stale"], Names(rows, "verdict"));
        Assert.All(rows, r => Assert.Equal(JsonValueKind.Null, r.GetProperty("hashrate").ValueKind));
        Assert.All(rows, r => Assert.NotEqual(0, r.GetProperty("verdict_reasons").GetArrayLength()));
    }

    [Fact]
    public async Task A_stale_miner_has_no_worst_board_can_be_forgotten_and_is_no_trouble_where_its_owner_paused_it()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac(1), "10.0.0.1", m => m.SlowBoard = 2);
        miners.Set(agent, Mac(2), "10.0.0.2");
        await agent.TellAsync(miners.NowMs);
        int[] ids = [.. (await miners.ListAsync("?sort=key")).Select(r => r.GetProperty("id").GetInt32())];
        await miners.SendAsync(HttpMethod.Patch, $"/api/miners/{ids[1]}", new { paused = true }, HttpStatusCode.OK);
        Assert.NotEqual(0, (await miners.GetAsync("/api/miners/boards/worst")).GetArrayLength());

        miners.Server.Clock.Advance(TimeSpan.FromMinutes(6));

        JsonElement[] rows = await miners.ListAsync("?sort=key");
        Assert.Equal(["needs_attention", "sleeping"], Names(rows, "status"));
        Assert.Equal(["stale", "stale"], Names(rows, "verdict"));
        Assert.Equal(0, (await miners.GetAsync("/api/miners/boards/worst")).GetArrayLength());
        await miners.SendAsync(HttpMethod.Delete, $"/api/miners/{ids[0]}", null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Filters_choose_and_counts_are_of_what_is_there_before_the_status_is_chosen()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac(1), "10.0.0.1");
        miners.Set(agent, Mac(2), "10.0.0.2", m => m.State = "fault");
        miners.Set(agent, Mac(3), "10.0.0.3", m => { m.Model = "Whatsminer M50S"; m.Vendor = "whatsminer"; m.Hostname = "corner"; });
        await agent.TellAsync(miners.NowMs);

        JsonElement reply = await miners.GetAsync("/api/miners?status=hashing&limit=1&offset=1&sort=-ip_address");
        JsonElement counts = reply.GetProperty("counts");

        Assert.Equal((1, 2), (reply.GetProperty("miners").GetArrayLength(), reply.GetProperty("total").GetInt32()));
        Assert.Equal(["status", "verdict", "issue", "model", "firmware", "vendor", "pool", "tag"], counts.Fields());
        Assert.Equal("""{"hashing":2,"needs_attention":1}""", counts.GetProperty("status").GetRawText());
        Assert.Equal(("stratum+tcp://pool.example:3333", 3), counts.GetProperty("pool").EnumerateObject().Select(p => (p.Name, p.Value.GetInt32())).Single());
        Assert.Equal([Mac(3)], Names(await miners.ListAsync("?model=whatsminer m50s,none")));
        Assert.Equal([Mac(3)], Names(await miners.ListAsync("?search=COrner%2010.0.0")));
        Assert.Equal([Mac(1), Mac(2)], Names(await miners.ListAsync("?vendor=antminer&sort=key")));
        Assert.Equal([Mac(2)], Names(await miners.ListAsync("?status=offline,needs_attention")));
        Assert.Empty(await miners.ListAsync("?issue=fan_stopped"));
        Assert.Equal(3, (await miners.ListAsync("?firmware=stock&pool=stratum%2Btcp://pool.example:3333")).Length);
    }

    [Theory]
    [InlineData("sort=colour", "sort is 'colour'")]
    [InlineData("status=fine", "status is 'fine'")]
    [InlineData("site=north", "site is 'north'")]
    [InlineData("limit=-1", "limit is '-1'")]
    [InlineData("limit=10001", "limit is '10001'")]
    [InlineData("offset=x", "offset is 'x'")]
    public async Task A_wrong_parameter_is_named(string query, string problem)
    {
        await using MinerServer miners = await MinerServer.StartAsync();

        Assert.StartsWith(problem, await miners.RefusedAsync(HttpMethod.Get, "/api/miners?" + query, null, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task The_worst_stand_first_addresses_are_numbers_and_what_is_not_known_stands_last()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac(1), "10.0.0.10");
        miners.Set(agent, Mac(2), "10.0.0.9", m => m.State = "fault");
        miners.Set(agent, Mac(3), "10.0.0.100", m => m.Hashrate = null);
        await agent.TellAsync(miners.NowMs);

        Assert.Equal(Mac(2), Names(await miners.ListAsync())[0]);
        Assert.Equal(["10.0.0.9", "10.0.0.10", "10.0.0.100"], Names(await miners.ListAsync("?sort=ip_address"), "ip_address"));
        Assert.Equal(Mac(3), Names(await miners.ListAsync("?sort=hashrate"))[2]);
        Assert.Equal(Mac(3), Names(await miners.ListAsync("?sort=-hashrate"))[2]);
    }

    [Fact]
    public async Task The_rows_are_a_csv_file_in_which_nothing_is_a_formula()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac(1), "10.0.0.1", m => { m.Hostname = "=cmd|'/c calc'!A1"; m.Worker = "a,\"b\"\r\nc"; });
        await agent.TellAsync(miners.NowMs);

        HttpResponseMessage reply = await miners.Admin.GetAsync("/api/miners.csv?sort=key", ControlServer.Stop);
        string text = await reply.Content.ReadAsStringAsync(ControlServer.Stop);

        Assert.Equal("text/csv", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal("miners.csv", reply.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.StartsWith("id,key,site_id,agent_id,name,ip_address,", text);
        Assert.Contains(",'=cmd|'/c calc'!A1,", text, StringComparison.Ordinal);
        Assert.Contains(",\"a,\"\"b\"\"\r\nc\",", text, StringComparison.Ordinal);
        Assert.Contains(",5880 ? ? 0,", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", text);
    }
}
