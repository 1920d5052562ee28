using System.Net;
using System.Text.Json;
using Vedette.Server.Tests.Security;

namespace Vedette.Server.Tests.Twin;

/// <summary>The whole server with one host and a person who reads.</summary>
internal sealed class TwinServer : IAsyncDisposable
{
    private TwinServer(ControlServer server, ToldHost host, HttpClient viewer) => (Server, Host, Viewer) = (server, host, viewer);

    public ControlServer Server { get; }

    public ToldHost Host { get; }

    public HttpClient Viewer { get; }

    public long NowMs => Server.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static async Task<TwinServer> StartAsync()
    {
        ControlServer server = await ControlServer.StartWholeAsync();
        var host = new ToldHost(server.Services, (await server.AddAgentAsync()).Agent.Id);
        return new TwinServer(server, host, await Sessions.ClientAsync(server, "viewer"));
    }

    /// <param name="call">Behind the host's address, or whole where it begins with a slash.</param>
    public async Task<JsonElement> GetAsync(string call)
    {
        HttpResponseMessage reply = await Viewer.GetAsync(Address(call), ControlServer.Stop);
        JsonElement json = await reply.JsonAsync();
        Assert.True(reply.StatusCode == HttpStatusCode.OK, $"{call}: {(int)reply.StatusCode} {json}");
        return json;
    }

    public async Task<(HttpStatusCode Status, string Error)> RefusedAsync(string call)
    {
        HttpResponseMessage reply = await Viewer.GetAsync(Address(call), ControlServer.Stop);
        return (reply.StatusCode, (await reply.JsonAsync()).GetProperty("error").GetString()!);
    }

    public string Address(string call) => call.StartsWith('/') ? call : $"/api/vps/{Host.Id}/{call}";

    public async ValueTask DisposeAsync()
    {
        Viewer.Dispose();
        await Server.DisposeAsync();
    }
}
