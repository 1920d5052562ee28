using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.Model.States;
using Vedette.Server.Tests.Security;
using Vedette.Server.Tests.Twin;
using Vedette.Storage.Control;
using Vedette.Testing;

namespace Vedette.Server.Tests.Miners;

/// <summary>The whole server with a person who decides, and agents that tell of miners.</summary>
internal sealed class MinerServer : IAsyncDisposable
{
    private MinerServer(ControlServer server, HttpClient admin) => (Server, Admin) = (server, admin);

    public ControlServer Server { get; }

    public HttpClient Admin { get; }

    public long NowMs => Server.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static async Task<MinerServer> StartAsync(TemporaryFolder? folder = null)
    {
        ControlServer server = await ControlServer.StartUnjudgedAsync(folder);
        return new MinerServer(server, await Sessions.ClientAsync(server, "admin"));
    }

    /// <summary>With those who judge.</summary>
    public static async Task<MinerServer> StartJudgedAsync()
    {
        ControlServer server = await ControlServer.StartWholeAsync();
        return new MinerServer(server, await Sessions.ClientAsync(server, "admin"));
    }

    public async Task<ToldHost> AddAgentAsync(string name, int? siteId = null) =>
        new(Server.Services, (await Server.Agents.AddAsync(AgentKind.Site, name, null, siteId, ControlServer.Stop))!.Agent.Id);

    public async Task<int> AddSiteAsync(string name = "north") => (await SendAsync(HttpMethod.Post, "/api/sites", new { name }, HttpStatusCode.Created)).GetProperty("id").GetInt32();

    /// <summary>A miner in good health; told with the agent's next state.</summary>
    public void Set(ToldHost agent, string key, string address, Action<MinerFigures>? change = null)
    {
        var figures = new MinerFigures { CollectedAtMs = NowMs };
        change?.Invoke(figures);
        agent.Set(EntityKind.Miner, key, d => figures.Describe(d, key, address), figures.Read);
        for (int slot = 0; slot < figures.Boards; slot++)
        {
            int board = slot;
            agent.Set(
                EntityKind.MinerBoard,
                $"{key}/{slot}",
                d =>
                {
                    d.Text(MinerBoardFields.Miner, key);
                    d.Integer(MinerBoardFields.Slot, board);
                    d.Integer(MinerBoardFields.ExpectedChips, 114);
                },
                r =>
                {
                    r.Number(MinerBoardFields.Hashrate, board == figures.SlowBoard ? 1.2e13 : 3.6e13);
                    r.Number(MinerBoardFields.ExpectedHashrate, 3.7e13);
                });
        }

        agent.Set(EntityKind.MinerPool, $"{key}/0/0", d =>
        {
            d.Text(MinerPoolFields.Miner, key);
            d.Integer(MinerPoolFields.Group, 0);
            d.Integer(MinerPoolFields.Index, 0);
            d.Text(MinerPoolFields.Url, "stratum+tcp://pool.example:3333");
            d.Text(MinerPoolFields.Worker, figures.Worker);
            d.Text(MinerPoolFields.Status, "alive");
            d.Flag(MinerPoolFields.Active, true);
        });
        foreach ((int slot, double? rpm) in new (int, double?)[] { (0, 5880), (2, null), (3, 0) })
        {
            agent.Set(
                EntityKind.MinerFan,
                $"{key}/chassis/{slot}",
                d =>
                {
                    d.Text(MinerFanFields.Miner, key);
                    d.Text(MinerFanFields.Kind, "chassis");
                    d.Integer(MinerFanFields.Slot, slot);
                },
                r => r.Number(MinerFanFields.Rpm, rpm));
        }
    }

    public static void Remove(ToldHost agent, string key)
    {
        agent.Remove(EntityKind.Miner, key);
        for (int slot = 0; slot < 4; slot++)
        {
            agent.Remove(EntityKind.MinerBoard, $"{key}/{slot}");
            agent.Remove(EntityKind.MinerFan, $"{key}/chassis/{slot}");
        }

        agent.Remove(EntityKind.MinerPool, $"{key}/0/0");
    }

    public Task<JsonElement> GetAsync(string call) => SendAsync(HttpMethod.Get, call, null, HttpStatusCode.OK);

    public async Task<JsonElement[]> ListAsync(string query = "") => [.. (await GetAsync("/api/miners" + query)).GetProperty("miners").EnumerateArray()];

    public async Task<JsonElement> SendAsync(HttpMethod method, string call, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, call) { Content = body is null ? null : JsonContent.Create(body) };
        HttpResponseMessage reply = await Admin.SendAsync(request, ControlServer.Stop);
        string text = await reply.Content.ReadAsStringAsync(ControlServer.Stop);
        Assert.True(reply.StatusCode == expected, $"{method} {call}: {(int)reply.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public async Task<string> RefusedAsync(HttpMethod method, string call, object? body, HttpStatusCode expected) =>
        (await SendAsync(method, call, body, expected)).GetProperty("error").GetString()!;

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await Server.DisposeAsync();
    }
}
