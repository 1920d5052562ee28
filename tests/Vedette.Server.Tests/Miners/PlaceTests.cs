using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Vedette.Server.Miners.Places;
using Vedette.Server.Tests.Twin;
using Microsoft.Extensions.DependencyInjection;

namespace Vedette.Server.Tests.Miners;

/// <summary>What people decide: sites, containers, racks, slots, pools.</summary>
public sealed class PlaceTests
{
    private static string Mac(int number) => $"02:00:00:00:00:{number:x2}";

    [Fact]
    public async Task A_site_is_made_changed_and_not_deleted_while_something_is_in_it()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        JsonElement made = await miners.SendAsync(HttpMethod.Post, "/api/sites", new { name = "north", location = "Narvik", time_zone = "Europe/Oslo" }, HttpStatusCode.Created);
        int id = made.GetProperty("id").GetInt32();

        Assert.Equal(["id", "name", "description", "location", "time_zone", "created_at", "agents", "summary"], made.Fields());
        Assert.Equal((miners.NowMs, 0), (made.GetProperty("created_at").GetInt64(), made.GetProperty("summary").GetProperty("total_miners").GetInt32()));
        Assert.Contains("is taken", await miners.RefusedAsync(HttpMethod.Post, "/api/sites", new { name = "NORTH" }, HttpStatusCode.Conflict));
        Assert.StartsWith("time_zone is 'Mars/Base'", await miners.RefusedAsync(HttpMethod.Post, "/api/sites", new { name = "mars", time_zone = "Mars/Base" }, HttpStatusCode.BadRequest));
        Assert.Equal("the mill", (await miners.SendAsync(HttpMethod.Patch, $"/api/sites/{id}", new { description = "the mill" }, HttpStatusCode.OK)).GetProperty("description").GetString());

        await miners.SendAsync(HttpMethod.Post, "/api/containers", new { name = "hall", site_id = id }, HttpStatusCode.Created);
        await miners.RefusedAsync(HttpMethod.Delete, $"/api/sites/{id}", null, HttpStatusCode.Conflict);
        await miners.SendAsync(HttpMethod.Delete, "/api/containers/1", null, HttpStatusCode.NoContent);
        ToldHost agent = await miners.AddAgentAsync("one", id);
        await miners.RefusedAsync(HttpMethod.Delete, $"/api/sites/{id}", null, HttpStatusCode.Conflict);
        await miners.SendAsync(HttpMethod.Delete, $"/api/sites/{id}/agents/{agent.Id}", null, HttpStatusCode.NoContent);
        await miners.SendAsync(HttpMethod.Delete, $"/api/sites/{id}", null, HttpStatusCode.NoContent);
        Assert.Equal(0, (await miners.GetAsync("/api/sites")).GetArrayLength());
    }

    [Fact]
    public async Task The_agent_that_enrols_with_a_sites_token_watches_that_site()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        JsonElement site = await miners.SendAsync(HttpMethod.Post, "/api/sites", new { name = "north", issue_token = true }, HttpStatusCode.Created);
        string token = site.GetProperty("token").GetString()!;
        Assert.Contains(token, site.GetProperty("command").GetString(), StringComparison.Ordinal);

        var consent = new { version = "1", sha256 = new string('a', 64), accepted_by = "root", accepted_at = "2026-01-01T00:00:00Z", how = "flag" };
        await miners.SendAsync(HttpMethod.Post, "/api/agent/enroll", new { token, hostname = "yard", agent_version = "1.0", consent }, HttpStatusCode.OK);

        JsonElement agent = Assert.Single((await miners.GetAsync($"/api/sites/{site.GetProperty("id").GetInt32()}")).GetProperty("agents").EnumerateArray());
        Assert.Equal(("yard", "pending"), (agent.GetProperty("name").GetString(), agent.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_slot_holds_one_miner_and_its_rack_says_where_it_stands()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (int site, int rack) = await RackAsync(miners, 2, 3);
        int[] ids = await TellAsync(miners, site, 2);

        JsonElement placed = await miners.SendAsync(HttpMethod.Patch, $"/api/miners/{ids[0]}", new { rack_id = rack, rack_row = 1, rack_column = 2, name = "corner", tags = new[] { "hydro" } }, HttpStatusCode.OK);
        Assert.Equal((1, 2, 1, "corner"), (placed.GetProperty("rack_row").GetInt32(), placed.GetProperty("rack_column").GetInt32(), placed.GetProperty("container_id").GetInt32(), placed.GetProperty("name").GetString()));
        Assert.Equal("Another miner stands in that slot.", await miners.RefusedAsync(HttpMethod.Patch, $"/api/miners/{ids[1]}", new { rack_id = rack, rack_row = 1, rack_column = 2 }, HttpStatusCode.Conflict));
        Assert.Contains("outside rack", await miners.RefusedAsync(HttpMethod.Patch, $"/api/miners/{ids[1]}", new { rack_id = rack, rack_row = 2, rack_column = 0 }, HttpStatusCode.BadRequest));
        Assert.Contains("go together", await miners.RefusedAsync(HttpMethod.Patch, $"/api/miners/{ids[1]}", new { rack_id = rack, rack_row = 0 }, HttpStatusCode.BadRequest));
        await miners.RefusedAsync(HttpMethod.Patch, $"/api/racks/{rack}", new { rows = 1 }, HttpStatusCode.Conflict);

        Assert.Equal(1, (await miners.GetAsync($"/api/racks?site={site}"))[0].GetProperty("summary").GetProperty("hashing").GetInt32());
        Assert.Equal(1, (await miners.GetAsync("/api/containers"))[0].GetProperty("summary").GetProperty("total_miners").GetInt32());
        Assert.Equal([ids[0]], (await miners.ListAsync("?container=1&tag=hydro")).Select(r => r.GetProperty("id").GetInt32()));

        Assert.Equal("corner", (await miners.GetAsync($"/api/miners/{ids[0]}")).GetProperty("given_name").GetString());
        JsonElement renamed = await miners.SendAsync(HttpMethod.Patch, $"/api/miners/{ids[0]}", new { name = (string?)null }, HttpStatusCode.OK);
        Assert.Equal(("Antminer S19 Pro-10.0.1.1", rack), (renamed.GetProperty("name").GetString(), renamed.GetProperty("rack_id").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await miners.GetAsync($"/api/miners/{ids[0]}")).GetProperty("given_name").ValueKind);
        JsonElement taken = await miners.SendAsync(HttpMethod.Patch, $"/api/miners/{ids[0]}", new { rack_id = (int?)null }, HttpStatusCode.OK);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (taken.GetProperty("rack_id").ValueKind, taken.GetProperty("rack_row").ValueKind));
        await miners.SendAsync(HttpMethod.Delete, $"/api/racks/{rack}", null, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Lines_of_text_place_miners_and_each_says_what_became_of_it()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (int site, int rack) = await RackAsync(miners, 2, 3);
        int[] ids = await TellAsync(miners, site, 3);
        await miners.SendAsync(HttpMethod.Patch, $"/api/miners/{ids[2]}", new { rack_id = rack, rack_row = 1, rack_column = 1 }, HttpStatusCode.OK);

        JsonElement[] replies = await PlaceAsync(miners, $"mac_or_ip,rack,rack_row,rack_column\r\n02-00-00-00-00-01,A1,0,0\r\n10.0.1.2,a1,1,1\n\n10.9.9.9,a1,0,1\n10.0.1.1,a1,0,2\n10.0.1.2,b7,0,1\n10.0.1.2,a1,x,1\n10.0.1.2,a1\n");
        JsonElement[] swapped = await PlaceAsync(miners, "mac_or_ip,rack,rack_row,rack_column\n10.0.1.1,a1,1,1\n10.0.1.3,a1,0,0\n");

        Assert.Equal([(2, true), (3, false), (5, false), (6, false), (7, false), (8, false), (9, false)], replies.Select(r => (r.GetProperty("line").GetInt32(), r.GetProperty("ok").GetBoolean())));
        Assert.Equal(
            ["", "Another miner stands in that slot.", "No miner has '10.9.9.9'.", "This miner stands on a line before.", "There is no rack 'b7' at the miner's site.", "row and column are 'x' and '1'; needed are numbers from 0."],
            replies.Take(6).Select(r => r.GetProperty("error").GetString() ?? ""));
        Assert.All(swapped, r => Assert.True(r.GetProperty("ok").GetBoolean(), r.ToString()));
        Assert.Equal([(ids[0], 1), (ids[2], 0)], (await miners.ListAsync($"?rack={rack}&sort=id")).Select(r => (r.GetProperty("id").GetInt32(), r.GetProperty("rack_row").GetInt32())));
    }

    [Theory]
    [InlineData("10.0.1.1,a1,1,3\n0200.0000.0002;A1;2;1\n# the lower shelf\n\n10.0.1.3\ta1\t0\t1\n")]
    [InlineData("mac_or_ip,rack,row,column\n10.0.1.1,a1,1,3\n02:00:00:00:00:02,a1,2,1\n10.0.1.3,a1,0,1")]
    [InlineData("\uFEFFmac;rack;row;column\r\n10.0.1.1;\"a1\";1;3\r\n020000000002;a1;2;1\r\n10.0.1.3;a1;0;1\r\n")]
    [InlineData("ip_address,rack,rack_row,rack_column\n10.0.1.1,a1,0,2\n10.0.1.2,a1,1,0\n10.0.1.3,a1,2,0")]
    public async Task Rows_and_columns_are_counted_from_1_unless_the_head_names_those_of_the_list(string csv)
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (int site, int rack) = await RackAsync(miners, 2, 3);
        int[] ids = await TellAsync(miners, site, 3);

        JsonElement[] replies = await PlaceAsync(miners, csv);

        Assert.Equal([true, true, false], replies.Select(r => r.GetProperty("ok").GetBoolean()));
        string counted = csv.Contains("rack_row", StringComparison.Ordinal) ? "Slot 2, 0 is outside rack 'a1', which has 2 rows and 3 columns, counted from 0." : "Slot 0, 1 is outside rack 'a1', which has 2 rows and 3 columns, counted from 1.";
        Assert.Equal(counted, replies[2].GetProperty("error").GetString());
        Assert.Equal([(ids[0], 0, 2), (ids[1], 1, 0)], (await miners.ListAsync($"?rack={rack}&sort=id")).Select(r => (r.GetProperty("id").GetInt32(), r.GetProperty("rack_row").GetInt32(), r.GetProperty("rack_column").GetInt32())));
    }

    [Fact]
    public async Task A_pattern_of_addresses_places_the_miners_of_a_racks_site()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        (int site, int rack) = await RackAsync(miners, 1, 2);
        int[] ids = await TellAsync(miners, site, 3);

        JsonElement replies = await miners.SendAsync(HttpMethod.Post, "/api/miners/placements", new { pattern = "10.0.{row}.{column}", rack_id = rack }, HttpStatusCode.OK);

        Assert.Equal([(ids[0], true), (ids[1], true), (ids[2], false)], replies.EnumerateArray().Select(r => (r.GetProperty("miner_id").GetInt32(), r.GetProperty("ok").GetBoolean())));
        Assert.StartsWith("pattern must be", await miners.RefusedAsync(HttpMethod.Post, "/api/miners/placements", new { pattern = "10.0.(a+)+.{row}", rack_id = rack }, HttpStatusCode.BadRequest));
        await miners.RefusedAsync(HttpMethod.Post, "/api/miners/placements", new { pattern = "10.0.1.{slot}", rack_id = 99 }, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_miner_is_meant_for_its_own_pool_else_for_those_of_its_site_and_of_all()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int site = await miners.AddSiteAsync();
        int[] ids = await TellAsync(miners, site, 1);
        int all = (await miners.SendAsync(HttpMethod.Post, "/api/pools", new { name = "all", url = "stratum+tcp://pool.example:3333", worker_pattern = "farm.*" }, HttpStatusCode.Created)).GetProperty("id").GetInt32();
        int own = (await miners.SendAsync(HttpMethod.Post, "/api/pools", new { name = "own", url = "stratum+tcp://own.example:3333", site_id = site }, HttpStatusCode.Created)).GetProperty("id").GetInt32();
        int south = await miners.AddSiteAsync("south");
        int other = (await miners.SendAsync(HttpMethod.Post, "/api/pools", new { name = "other", url = "stratum+tcp://other.example:3333", site_id = south }, HttpStatusCode.Created)).GetProperty("id").GetInt32();
        IMinerPlaces places = miners.Server.Services.GetRequiredService<IMinerPlaces>();
        int agent = (await miners.ListAsync())[0].GetProperty("agent_id").GetInt32();

        Assert.Equal([all, own], places.PoolsFor(agent, Mac(1)).Select(p => p.Id));
        await miners.RefusedAsync(HttpMethod.Patch, $"/api/miners/{ids[0]}", new { pool_id = other }, HttpStatusCode.BadRequest);
        await miners.SendAsync(HttpMethod.Patch, $"/api/miners/{ids[0]}", new { pool_id = own, paused = true }, HttpStatusCode.OK);
        Assert.Equal([own], places.PoolsFor(agent, Mac(1)).Select(p => p.Id));
        Assert.Equal(new MinerPlace(ids[0], site, "north", null, null, null, Paused: true), places.Find(agent, Mac(1)));
        Assert.Null(places.Find(agent, Mac(9)));
        await miners.RefusedAsync(HttpMethod.Post, "/api/pools", new { name = "leak", url = "stratum+tcp://user:secret@pool.example:3333" }, HttpStatusCode.BadRequest);
        await miners.SendAsync(HttpMethod.Delete, $"/api/pools/{own}", null, HttpStatusCode.NoContent);
        Assert.Equal([all], places.PoolsFor(agent, Mac(1)).Select(p => p.Id));
    }

    private static async Task<(int Site, int Rack)> RackAsync(MinerServer miners, int rows, int columns)
    {
        int site = await miners.AddSiteAsync();
        int hall = (await miners.SendAsync(HttpMethod.Post, "/api/containers", new { name = "hall", site_id = site }, HttpStatusCode.Created)).GetProperty("id").GetInt32();
        JsonElement rack = await miners.SendAsync(HttpMethod.Post, "/api/racks", new { name = "a1", site_id = site, container_id = hall, rows, columns }, HttpStatusCode.Created);
        return (site, rack.GetProperty("id").GetInt32());
    }

    /// <summary>Ids of miners at 10.0.1.1, 10.0.1.2 and so on.</summary>
    private static async Task<int[]> TellAsync(MinerServer miners, int site, int count)
    {
        ToldHost agent = await miners.AddAgentAsync("one", site);
        for (int i = 1; i <= count; i++)
        {
            miners.Set(agent, Mac(i), $"10.0.1.{i}");
        }

        await agent.TellAsync(miners.NowMs);
        return [.. (await miners.ListAsync("?sort=key")).Select(r => r.GetProperty("id").GetInt32())];
    }

    private static async Task<JsonElement[]> PlaceAsync(MinerServer miners, string csv)
    {
        using var body = new StringContent(csv, new MediaTypeHeaderValue("text/csv"));
        HttpResponseMessage reply = await miners.Admin.PostAsync("/api/miners/placements", body, ControlServer.Stop);
        JsonElement json = await reply.JsonAsync();
        Assert.True(reply.StatusCode == HttpStatusCode.OK, json.ToString());
        return [.. json.EnumerateArray()];
    }
}
