using System.Net;
using System.Text.Json;
using Vedette.Server.Tests.Twin;

namespace Vedette.Server.Tests.Miners;

/// <summary>One decision about many miners at once.</summary>
public sealed class ManyMinersTests
{
    [Fact]
    public async Task Tags_are_added_and_taken_away_beside_those_that_each_miner_has()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int[] ids = await TellAsync(miners, await miners.AddSiteAsync(), 3);
        await PatchOneAsync(miners, ids[0], new { tags = new[] { "hydro", "Lent" } });

        JsonElement added = await PatchAsync(miners, new { miner_ids = ids, tags_add = new[] { "lent", "row 4" } });
        Assert.Equal([(ids[0], "hydro,Lent"), (ids[1], ""), (ids[2], "")], Before(added).OrderBy(b => b.Id).Select(b => (b.Id, b.Tags)));
        Assert.Equal(["hydro,Lent,row 4", "lent,row 4", "lent,row 4"], await TagsAsync(miners));

        Assert.Equal([("hydro", 1), ("Lent", 3), ("row 4", 3)], (await miners.GetAsync("/api/miners")).GetProperty("counts").GetProperty("tag").EnumerateObject().Select(t => (t.Name, t.Value.GetInt32())).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(ids[0], (await miners.ListAsync("?sort=tags&tag=LENT"))[0].GetProperty("id").GetInt32());

        JsonElement removed = await PatchAsync(miners, new { miner_ids = ids[..2], tags_remove = new[] { "LENT", "nobody's" } });
        Assert.Equal(2, Before(removed).Length);
        Assert.Equal(["hydro,row 4", "row 4", "lent,row 4"], await TagsAsync(miners));
    }

    [Fact]
    public async Task The_reply_tells_only_of_those_that_are_different_now()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int site = await miners.AddSiteAsync();
        int[] ids = await TellAsync(miners, site, 3);
        int pool = await PoolAsync(miners, "own", site);
        await PatchOneAsync(miners, ids[1], new { paused = true, pool_id = pool });

        JsonElement changed = await PatchAsync(miners, new { miner_ids = new[] { ids[0], ids[1], ids[0] }, paused = true, pool_id = pool });

        JsonElement before = Assert.Single(changed.GetProperty("changed").EnumerateArray());
        Assert.Equal(["miner_id", "tags", "paused", "pool_id"], before.Fields());
        Assert.Equal((ids[0], false, JsonValueKind.Null), (before.GetProperty("miner_id").GetInt32(), before.GetProperty("paused").GetBoolean(), before.GetProperty("pool_id").ValueKind));
        Assert.Equal([true, true, false], (await miners.ListAsync("?sort=key")).Select(r => r.GetProperty("paused").GetBoolean()));
        Assert.Empty(Before(await PatchAsync(miners, new { miner_ids = ids })));

        await PatchAsync(miners, new { miner_ids = ids, pool_id = (int?)null });
        Assert.All(await miners.ListAsync(), r => Assert.Equal(JsonValueKind.Null, r.GetProperty("pool_id").ValueKind));
        Assert.Equal(2, (await miners.ListAsync()).Count(r => r.GetProperty("paused").GetBoolean()));
    }

    [Fact]
    public async Task Where_one_does_not_fit_none_is_changed_and_the_one_is_named()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int[] ids = await TellAsync(miners, await miners.AddSiteAsync(), 2);
        int foreign = await PoolAsync(miners, "south", await miners.AddSiteAsync("south"));
        await PatchOneAsync(miners, ids[1], new { tags = Enumerable.Range(0, 32).Select(i => $"t{i}") });

        Assert.StartsWith($"Miner {ids[1]}: tags has 33 words", await RefusedAsync(miners, new { miner_ids = ids, tags_add = new[] { "one more" } }, HttpStatusCode.BadRequest));
        Assert.Contains("There is no pool", await RefusedAsync(miners, new { miner_ids = ids, pool_id = foreign }, HttpStatusCode.BadRequest));
        Assert.Equal("There is no miner 4711.", await RefusedAsync(miners, new { miner_ids = new[] { ids[0], 4711 }, paused = true }, HttpStatusCode.NotFound));
        Assert.Contains("miner_ids has 0 numbers", await RefusedAsync(miners, new { miner_ids = Array.Empty<int>(), paused = true }, HttpStatusCode.BadRequest));
        Assert.Contains("miner_ids has 10001 numbers", await RefusedAsync(miners, new { miner_ids = Enumerable.Range(1, 10_001), paused = true }, HttpStatusCode.BadRequest));
        Assert.Contains("no comma", await RefusedAsync(miners, new { miner_ids = ids, tags_add = new[] { "a,b" } }, HttpStatusCode.BadRequest));
        Assert.Contains("'miner_ids'", await RefusedAsync(miners, new { paused = true }, HttpStatusCode.BadRequest));
        Assert.Equal([false, false], (await miners.ListAsync()).Select(r => r.GetProperty("paused").GetBoolean()));
        Assert.Equal("", (await TagsAsync(miners))[0]);
    }

    [Fact]
    public async Task A_null_among_tags_is_refused_by_either_call()
    {
        await using MinerServer miners = await MinerServer.StartAsync();
        int[] ids = await TellAsync(miners, await miners.AddSiteAsync(), 1);

        Assert.Contains("tags has a null", await RefusedAsync(miners, new { miner_ids = ids, tags_add = new[] { (string?)null } }, HttpStatusCode.BadRequest));
        Assert.Contains("tags has a null", await RefusedAsync(miners, new { miner_ids = ids, tags_remove = new[] { (string?)null } }, HttpStatusCode.BadRequest));
        Assert.Contains("tags has a null", await miners.RefusedAsync(HttpMethod.Patch, $"/api/miners/{ids[0]}", new { tags = new[] { (string?)null } }, HttpStatusCode.BadRequest));
    }

    private static async Task<int[]> TellAsync(MinerServer miners, int site, int count)
    {
        ToldHost agent = await miners.AddAgentAsync("one", site);
        for (int i = 1; i <= count; i++)
        {
            miners.Set(agent, $"02:00:00:00:00:{i:x2}", $"10.0.1.{i}");
        }

        await agent.TellAsync(miners.NowMs);
        return [.. (await miners.ListAsync("?sort=key")).Select(r => r.GetProperty("id").GetInt32())];
    }

    private static async Task<int> PoolAsync(MinerServer miners, string name, int site) =>
        (await miners.SendAsync(HttpMethod.Post, "/api/pools", new { name, url = $"stratum+tcp://{name}.example:3333", site_id = site }, HttpStatusCode.Created)).GetProperty("id").GetInt32();

    private static Task<JsonElement> PatchAsync(MinerServer miners, object body) => miners.SendAsync(HttpMethod.Patch, "/api/miners", body, HttpStatusCode.OK);

    private static Task<JsonElement> PatchOneAsync(MinerServer miners, int id, object body) => miners.SendAsync(HttpMethod.Patch, $"/api/miners/{id}", body, HttpStatusCode.OK);

    private static Task<string> RefusedAsync(MinerServer miners, object body, HttpStatusCode expected) => miners.RefusedAsync(HttpMethod.Patch, "/api/miners", body, expected);

    private static (int Id, string Tags)[] Before(JsonElement reply) =>
        [.. reply.GetProperty("changed").EnumerateArray().Select(b => (b.GetProperty("miner_id").GetInt32(), TagsOf(b)))];

    private static async Task<string[]> TagsAsync(MinerServer miners) => [.. (await miners.ListAsync("?sort=key")).Select(TagsOf)];

    private static string TagsOf(JsonElement row) => string.Join(",", row.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
}
