using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.EndToEnd.Tests.Transport;
using Vedette.MinerSimulator;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Miners;

/// <summary>The published agent on document 2's <c>config.json</c>, with a key that <c>POST /api/agent/register</c> gave.</summary>
internal sealed class SiteAgent : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private RunningProgram? _running;

    private SiteAgent(int id)
    {
        Id = id;
    }

    public int Id { get; }

    public string Transcript => _running?.Transcript ?? "";

    public static Task<SimulatedSite> MinersAsync(string first, int count, params string[] recordings) => SimulatedSite.StartAsync(
        new SimulatedSiteOptions(RepositoryRoot.File("tests/Vedette.MinerSimulator/Devices")) { First = first, Count = count, Recordings = recordings });

    public static Task<SiteAgent> StartAsync(ServerProgram server, string name, string network, CancellationToken stop, IReadOnlyDictionary<string, string>? environment = null) =>
        StartAsync(server.Http, name, network, stop, environment);

    /// <param name="server">Signed in as an administrator.</param>
    public static async Task<SiteAgent> StartAsync(HttpClient server, string name, string network, CancellationToken stop, IReadOnlyDictionary<string, string>? environment = null)
    {
        using HttpResponseMessage reply = await server.PostAsJsonAsync("/api/agent/register", new { name }, stop);
        string body = await reply.Content.ReadAsStringAsync(stop);
        Assert.True(reply.IsSuccessStatusCode, body);
        JsonElement registered = JsonSerializer.Deserialize<JsonElement>(body);
        var agent = new SiteAgent(registered.GetProperty("id").GetInt32());
        // The document's keys, as its example has them; the last two because these miners are on loopback, and some tell their MAC to who signs in only.
        var login = new { user = "root", password = "root" };
        string config = JsonSerializer.Serialize(new
        {
            server_url = server.BaseAddress!.ToString().TrimEnd('/'),
            api_key = registered.GetProperty("api_key").GetString(),
            network_cidr = network,
            scan_interval = 10,
            poll_interval = 5,
            scan_loopback = true,
            miner_logins = new { antminer = login, elphapex = login, volcminer = login },
        });
        string file = agent._folder.File("config.json");
        await File.WriteAllTextAsync(file, config, stop);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        agent._running = RunningProgram.Start(AgentProgram.Path, ["run", "--config", file, "--state-dir", agent._folder.File("state"), "--accept-eula=1"], environment);
        return agent;
    }

    /// <summary>The agent's rows of the miners list once there are so many.</summary>
    public Task<JsonElement[]> RowsAsync(ServerProgram server, int count, CancellationToken stop) => Until.FitsAsync(
        async () => (await AllAsync(server, stop)).Where(m => m.GetProperty("agent_id").GetInt32() == Id).ToArray(),
        rows => rows.Length == count && rows.All(r => r.GetProperty("last_seen").ValueKind == JsonValueKind.Number),
        TimeSpan.FromSeconds(90), $"{count} miners of agent {Id.ToString(CultureInfo.InvariantCulture)} are listed\n{Transcript}", stop);

    public static async Task<JsonElement[]> AllAsync(ServerProgram server, CancellationToken stop) =>
        [.. (await server.GetAsync("/api/miners?limit=1000", stop)).GetProperty("miners").EnumerateArray()];

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _folder.Dispose();
    }
}
