using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;
using Vedette.MinerSimulator;

namespace Vedette.EndToEnd.Tests.Miners;

/// <summary>Miners on loopback, the published agent that finds and reads them, the published server that shows them.</summary>
public sealed class SiteDeliveryTests
{
    private const int MissedPolls = 3;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_miner_arrives_and_what_was_polled_while_the_server_was_away_arrives_late()
    {
        await using SimulatedSite miners = await SiteAgent.MinersAsync("127.30.0.1", 16);
        await using var server = new ServerProgram(tls: false);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        await using SiteAgent agent = await SiteAgent.StartAsync(server, "north", "127.30.0.0/27", Stop);

        JsonElement[] rows = await agent.RowsAsync(server, miners.Miners.Count, Stop);
        foreach (SimulatedMiner miner in miners.Miners)
        {
            JsonElement row = Assert.Single(rows, r => r.GetProperty("ip_address").GetString() == miner.Address);
            Assert.NotEqual("unknown", row.GetProperty("vendor").GetString());
            Assert.True(miner.Mac is null || KeyOf(miner) == row.GetProperty("key").GetString(), $"{miner}: {row}");
        }

        long awayFrom = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await server.StopAsync(RunningProgram.SigTerm, Stop);
        int[] polled = [.. miners.Miners.Select(Asked)];
        await Until.FitsAsync(
            () => Task.FromResult(miners.Miners.Select((m, i) => Asked(m) - polled[i]).Min()), asked => asked >= MissedPolls, TimeSpan.FromSeconds(90), "every miner is polled on", Stop);
        long awayTo = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await server.StartAsync(Stop);
        string query = $"/api/series?match={Uri.EscapeDataString($"miner_up{{agent=\"{agent.Id}\"}}")}&start={awayFrom}&end={awayTo}&step=1s";
        await Until.FitsAsync(
            () => PointsAsync(server, query),
            points => points.Length == miners.Miners.Count && points.All(p => p >= MissedPolls - 1),
            TimeSpan.FromSeconds(60), "what was polled meanwhile is there with its own times", Stop);
    }

    [Fact]
    public async Task Two_sites_with_the_same_private_range_stay_apart()
    {
        await using SimulatedSite miners = await SiteAgent.MinersAsync("127.31.0.1", 3, "bitmain-s19kpro-luxos-2025.4.8", "bitaxe-supra401-axeos-2.4.5");
        await using var server = new ServerProgram(tls: false);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        await using SiteAgent north = await SiteAgent.StartAsync(server, "north", "127.31.0.0/29", Stop);
        await using SiteAgent south = await SiteAgent.StartAsync(server, "south", "127.31.0.0/29", Stop);
        JsonElement[] inNorth = await north.RowsAsync(server, 3, Stop);
        JsonElement[] inSouth = await south.RowsAsync(server, 3, Stop);
        Assert.Equal(Sorted(inNorth, "ip_address"), Sorted(inSouth, "ip_address"));
        Assert.Equal(Sorted(inNorth, "key"), Sorted(inSouth, "key"));
        Assert.Equal(6, inNorth.Concat(inSouth).Select(m => m.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.Equal(2, inNorth.Concat(inSouth).Select(m => m.GetProperty("site_id").GetInt32()).Distinct().Count());

        // A miner that changes its address stays the same, in both.
        await SimulatedSite.SwapAddressesAsync(miners.Miners[0], miners.Miners[2]);
        string moved = KeyOf(miners.Miners[0]);
        await Until.FitsAsync(
            async () => (await SiteAgent.AllAsync(server, Stop)).Where(m => m.GetProperty("key").GetString() == moved).ToArray(),
            seen => seen.Length == 2 && seen.All(m => m.GetProperty("ip_address").GetString() == miners.Miners[0].Address),
            TimeSpan.FromSeconds(90), "the miner is seen at its new address", Stop);
        JsonElement[] after = [.. (await SiteAgent.AllAsync(server, Stop)).Where(m => m.GetProperty("key").GetString() == moved)];
        Assert.Equal(inNorth.Concat(inSouth).Where(m => m.GetProperty("key").GetString() == moved).Select(Id).Order(), after.Select(Id).Order());
    }

    /// <summary>Devices spell their MAC in many ways; the record has one.</summary>
    private static string KeyOf(SimulatedMiner miner) => string.Join(':', Convert.FromHexString(miner.Mac!.Replace(":", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)).Select(b => $"{b:x2}"));

    private static int Id(JsonElement miner) => miner.GetProperty("id").GetInt32();

    private static string[] Sorted(JsonElement[] rows, string field) => [.. rows.Select(r => r.GetProperty(field).GetString()!).Order(StringComparer.Ordinal)];

    private static int Asked(SimulatedMiner miner) => (int)miner.Connections.Values.Sum(c => c.Total);

    private static async Task<int[]> PointsAsync(ServerProgram server, string query)
    {
        JsonElement reply = await server.GetAsync(query, Stop);
        return [.. reply.GetProperty("series").EnumerateArray().Select(s => s.GetProperty("points").EnumerateArray().Count(p => p[1].ValueKind == JsonValueKind.Number))];
    }
}
