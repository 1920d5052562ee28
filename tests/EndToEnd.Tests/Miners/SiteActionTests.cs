using System.Net.Http.Json;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;
using Vedette.MinerSimulator;

namespace Vedette.EndToEnd.Tests.Miners;

/// <summary>What an administrator has done to miners goes through the file on the site's own machine, and no further.</summary>
public sealed class SiteActionTests : IDisposable
{
    private const string LuxOs = "bitmain-s19kpro-luxos-2025.4.8";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    // Not below /tmp: the agent believes no file in a folder that others may write to.
    private readonly string _folder = $"/run/vedette-test-{Guid.NewGuid():N}";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Only_what_the_sites_own_file_allows_reaches_a_miner_and_once()
    {
        Assert.True(Environment.IsPrivilegedProcess, "The file that allows actions has to be root's.");
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string file = Path.Join(_folder, "miner-actions.json");
        await using SimulatedSite miners = await SiteAgent.MinersAsync("127.33.0.1", 2, LuxOs);
        await using var server = new ServerProgram(tls: false);
        await server.StartAsync(Stop);
        await server.SetUpAsync(Stop);
        await using SiteAgent agent = await SiteAgent.StartAsync(server, "north", "127.33.0.0/29", Stop, new Dictionary<string, string> { ["VEDETTE_MINER_ACTIONS_FILE"] = file });
        JsonElement[] rows = await agent.RowsAsync(server, 2, Stop);
        int[] ids = [.. rows.OrderBy(r => r.GetProperty("ip_address").GetString(), StringComparer.Ordinal).Select(r => r.GetProperty("id").GetInt32())];
        int site = rows[0].GetProperty("site_id").GetInt32();

        // Without the file nothing may be done, and the reason says so.
        JsonElement refused = await RunAsync(server, "pause", ids[..1]);
        Assert.Equal(("refused", "not_allowed"), StateOf(refused, 0));
        Assert.False(miners.Miners[0].Reactions.IsPaused);

        await File.WriteAllTextAsync(file, """{ "allow": ["pause"], "ranges": ["127.33.0.0/29"], "most_per_hour": 5, "seconds_between": 1 }""", Stop);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        JsonElement done = await RunAsync(server, "pause", ids);
        Assert.Equal(("done", "done"), StateOf(done, 0));
        Assert.Equal(("done", "done"), StateOf(done, 1));
        Assert.All(miners.Miners, m => Assert.True(m.Reactions.IsPaused));
        Assert.All(miners.Miners, m => Assert.Equal(0, m.Reactions.OpenSessions));

        // What is not in the file stays undone however it is asked for.
        JsonElement reboot = await RunAsync(server, "reboot", ids);
        Assert.Equal(("refused", "not_allowed"), StateOf(reboot, 0));
        Assert.All(miners.Miners, m => Assert.Equal(0, m.Reactions.Reboots));
        // The site tells the server what it allows, within a minute of the file's change.
        await Until.FitsAsync(() => AllowedAsync(server, site), allowed => allowed is ["pause"], TimeSpan.FromSeconds(120), "the server knows what is allowed", Stop);
    }

    /// <summary>Gives the order and waits for its end.</summary>
    private static async Task<JsonElement> RunAsync(ServerProgram server, string action, int[] miners)
    {
        using HttpResponseMessage reply = await server.Http.PostAsJsonAsync("/api/miners/actions", new { action, miner_ids = miners, reason = "a test" }, Stop);
        string body = await reply.Content.ReadAsStringAsync(Stop);
        Assert.True(reply.IsSuccessStatusCode, body);
        int run = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("id").GetInt32();
        return await Until.FitsAsync(
            () => server.GetAsync($"/api/miners/actions/{run}", Stop), r => r.GetProperty("ended").GetBoolean(), TimeSpan.FromSeconds(90), $"the run of {action} ends", Stop);
    }

    private static (string? State, string? Outcome) StateOf(JsonElement run, int item)
    {
        JsonElement told = run.GetProperty("items")[item];
        return (told.GetProperty("state").GetString(), told.GetProperty("outcome").GetString());
    }

    private static async Task<string[]> AllowedAsync(ServerProgram server, int site)
    {
        JsonElement told = await server.GetAsync($"/api/sites/{site}/actions", Stop);
        return [.. told.GetProperty("agents")[0].GetProperty("allowed").EnumerateArray().Select(a => a.GetString()!)];
    }
}
