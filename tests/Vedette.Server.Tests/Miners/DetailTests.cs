using System.Net;
using System.Text.Json;
using Vedette.Model.States;
using Vedette.Server.Tests.Twin;

namespace Vedette.Server.Tests.Miners;

public sealed class DetailTests
{
    private const string Mac = "02:11:22:33:44:55";

    [Fact]
    public async Task A_miner_is_shown_whole_now_and_as_it_was()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        long start = miners.NowMs - 600_000;
        miners.Set(agent, Mac, "10.0.0.1", m => { m.CollectedAtMs = start; m.Firmware = "Mon Mar 1 2021"; m.Hashrate = 9e13; });
        await agent.TellAsync(start);
        miners.Set(agent, Mac, "10.0.0.1", m => m.SlowBoard = 1);
        await agent.TellAsync(miners.NowMs);
        int id = Assert.Single(await miners.ListAsync()).GetProperty("id").GetInt32();

        JsonElement now = await miners.GetAsync($"/api/miners/{id}");
        JsonElement then = await miners.GetAsync($"/api/miners/{id}?at={start + 1000}");
        JsonElement before = await miners.GetAsync($"/api/miners/{id}?at={start - 1}");

        Assert.Equal(("Tue Dec 6 2022", 1.08e14), (now.GetProperty("firmware_version").GetString(), now.GetProperty("hashrate").GetDouble()));
        Assert.Equal([3.6e13, 1.2e13, 3.6e13], now.GetProperty("boards").EnumerateArray().Select(b => b.GetProperty("hashrate").GetDouble()));
        Assert.Equal("""{"severity":"critical","code":"131","component":"fan","board_slot":2,"since":1789000000000,"text":"Fan 3|stopped"}""", now.GetProperty("errors")[0].GetRawText());
        Assert.Equal("""{"source":"rpc version","marker":"Type Antminer S19 Pro"}""", now.GetProperty("evidence")[0].GetRawText());
        Assert.Equal((4L, 3L), (now.GetProperty("expected_fans").GetInt64(), now.GetProperty("expected_boards").GetInt64()));
        Assert.Equal(("alive", 3), (now.GetProperty("pools")[0].GetProperty("status").GetString(), now.GetProperty("fan_list").GetArrayLength()));
        Assert.Equal(("Mon Mar 1 2021", 9e13, start), (then.GetProperty("firmware_version").GetString(), then.GetProperty("hashrate").GetDouble(), then.GetProperty("as_of").GetInt64()));
        Assert.Equal("hashing", then.GetProperty("status").GetString());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (before.GetProperty("as_of").ValueKind, before.GetProperty("hashrate").ValueKind));
        Assert.Equal("There is no miner 99.", await miners.RefusedAsync(HttpMethod.Get, "/api/miners/99", null, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Changes_of_a_miner_and_its_parts_are_told_and_no_others()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, Mac, "10.0.0.1");
        miners.Set(agent, "02:00:00:00:00:99", "10.0.0.9");
        await agent.TellAsync(miners.NowMs - 20_000);
        miners.Set(agent, Mac, "10.0.0.1", m => { m.Firmware = "newer"; m.Worker = "thief.1"; });
        miners.Set(agent, "02:00:00:00:00:99", "10.0.0.10");
        await agent.TellAsync(miners.NowMs);
        int id = (await miners.ListAsync("?search=" + Mac))[0].GetProperty("id").GetInt32();

        JsonElement reply = await miners.GetAsync($"/api/miners/{id}/changes");

        Assert.Equal(["firmware miner", "pool miner_pool"], reply.GetProperty("changes").EnumerateArray().Select(c => $"{c.GetProperty("category")} {c.GetProperty("kind")}").Order(StringComparer.Ordinal));
        Assert.False(reply.GetProperty("truncated").GetBoolean());
        Assert.StartsWith("from is after to", await miners.RefusedAsync(HttpMethod.Get, $"/api/miners/{id}/changes?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", null, HttpStatusCode.BadRequest));
    }

    /// <summary>A newer agent may have a word that this server cannot order.</summary>
    [Fact]
    public async Task What_a_firmware_can_be_told_stands_in_its_row_and_what_it_cannot_is_refused()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, "02:00:00:00:00:01", "10.0.0.1", m => m.SupportedActions = ["polish", "reboot", "blink"]);
        miners.Set(agent, "02:00:00:00:00:02", "10.0.0.2", m => m.SupportedActions = []);
        miners.Set(agent, "02:00:00:00:00:03", "10.0.0.3");
        await agent.TellAsync(miners.NowMs);

        JsonElement[] rows = await miners.ListAsync("?sort=ip_address");
        int[] ids = [.. rows.Select(r => r.GetProperty("id").GetInt32())];
        Assert.Equal(["""["blink","reboot"]""", "[]", "null"], rows.Select(r => r.GetProperty("supported_actions").GetRawText()));
        Assert.Equal("""["blink","reboot"]""", (await miners.GetAsync($"/api/miners/{ids[0]}")).GetProperty("supported_actions").GetRawText());
        Assert.Contains(",blink reboot,", await (await miners.Admin.GetAsync("/api/miners.csv", ControlServer.Stop)).Content.ReadAsStringAsync(ControlServer.Stop), StringComparison.Ordinal);

        object Pause(params int[] of) => new { action = "pause", miner_ids = of, reason = "the grid asks" };
        Assert.Equal(
            $"There is no known way to tell the firmware of miners {ids[0]}, {ids[1]} to do 'pause'.",
            await miners.RefusedAsync(HttpMethod.Post, "/api/miners/actions", Pause(ids), HttpStatusCode.BadRequest));
        await miners.SendAsync(HttpMethod.Post, "/api/miners/actions", Pause(ids[2]), HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_worst_boards_are_the_lost_ones_then_the_slowest()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        ToldHost agent = await miners.AddAgentAsync("one");
        miners.Set(agent, "02:00:00:00:00:01", "10.0.0.1", m => m.SlowBoard = 2);
        miners.Set(agent, "02:00:00:00:00:02", "10.0.0.2", m => m.Boards = 2);
        miners.Set(agent, "02:00:00:00:00:03", "10.0.0.3", m => m.Boards = 0);
        await agent.TellAsync(miners.NowMs);

        JsonElement[] boards = [.. (await miners.GetAsync("/api/miners/boards/worst?limit=2")).EnumerateArray()];

        Assert.Equal([("10.0.0.2", 2, true), ("10.0.0.1", 2, false)], boards.Select(b => (b.GetProperty("ip_address").GetString()!, b.GetProperty("slot").GetInt32(), b.GetProperty("lost").GetBoolean())));
        Assert.Equal((JsonValueKind.Null, 3.7e13), (boards[0].GetProperty("hashrate").ValueKind, boards[0].GetProperty("expected_hashrate").GetDouble()));
    }

    [Fact]
    public async Task Ranges_and_discoveries_of_a_site_are_those_of_its_agents()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int site = await miners.AddSiteAsync();
        ToldHost agent = await miners.AddAgentAsync("one", site);
        agent.Set(EntityKind.MinerRange, "10.0.0.0/24", d => { d.Text(MinerRangeFields.Range, "10.0.0.0/24"); d.Integer(MinerRangeFields.Hosts, 254); },
            r => { r.Text(MinerRangeFields.State, "scanning"); r.Integer(MinerRangeFields.MinersFound, 2); });
        miners.Set(agent, "02:00:00:00:00:01", "10.0.0.1");
        await agent.TellAsync(miners.NowMs - 40_000);
        miners.Set(agent, "02:00:00:00:00:02", "10.0.0.2");
        await agent.TellAsync(miners.NowMs - 30_000);
        miners.Set(agent, "02:00:00:00:00:01", "10.0.0.7", f => f.DiscoveredBy = "ip_report");
        await agent.TellAsync(miners.NowMs - 20_000);
        MinerServer.Remove(agent, "02:00:00:00:00:02");
        await agent.TellAsync(miners.NowMs - 10_000);

        JsonElement range = Assert.Single((await miners.GetAsync($"/api/sites/{site}/ranges")).EnumerateArray());
        JsonElement[] found = [.. (await miners.GetAsync($"/api/sites/{site}/discoveries")).EnumerateArray()];

        Assert.Equal(("10.0.0.0/24", 254L, "scanning", 2L), (range.GetProperty("range").GetString(), range.GetProperty("hosts").GetInt64(), range.GetProperty("state").GetString(), range.GetProperty("miners_found").GetInt64()));
        Assert.Equal(JsonValueKind.Null, range.GetProperty("next_scan_at").ValueKind);
        Assert.Equal(["gone 10.0.0.2", "moved 10.0.0.7", "found 10.0.0.2"], found.Select(d => $"{d.GetProperty("change")} {d.GetProperty("ip_address")}"));
        Assert.Equal("10.0.0.1", found[1].GetProperty("previous_ip_address").GetString());
        Assert.Equal([null, "ip_report", null], found.Select(d => d.GetProperty("by").GetString()));
        await miners.RefusedAsync(HttpMethod.Get, "/api/sites/99/ranges", null, HttpStatusCode.NotFound);
    }
}
