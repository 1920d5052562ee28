using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Vedette.Server.Accounts;
using Vedette.Server.Hosting;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Programs;

/// <summary>The real server on real ports, in the test's own process, with a clock that the test may hold.</summary>
internal sealed class InProcessServer : IAsyncDisposable
{
    private const string Password = "a long enough password";

    private readonly TemporaryFolder _folder;
    private readonly WebApplication _application;

    private InProcessServer(TemporaryFolder folder, WebApplication application, BoundAddresses bound)
    {
        _folder = folder;
        _application = application;
        HttpPort = bound.HttpPort;
        GrpcPort = bound.GrpcPort;
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{HttpPort}") };
        // The setup's reply sets a cookie; without this it would be signed in.
        Anonymous = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Http.BaseAddress };
    }

    public int HttpPort { get; }

    public int GrpcPort { get; }

    /// <summary>Signed in as the administrator.</summary>
    public HttpClient Http { get; }

    public HttpClient Anonymous { get; }

    public static async Task<InProcessServer> StartAsync(TimeProvider clock, CancellationToken stop, Action<IServiceCollection>? configure = null)
    {
        var folder = new TemporaryFolder();
        var code = new CapturedSetupCode();
        var options = new ServerOptions { DataFolder = folder.File("data"), HttpPort = 0, GrpcPort = 0 };
        WebApplication application = ServerApplication.Build(options, clock, services =>
        {
            services.AddSingleton<ISetupCode>(code);
            configure?.Invoke(services);
        });
        await application.StartAsync(stop);
        var server = new InProcessServer(folder, application, application.Services.GetRequiredService<BoundAddresses>());
        using HttpResponseMessage reply = await server.Anonymous.PostAsJsonAsync("/api/setup", new { setup_code = code.Code, username = "admin", password = Password }, stop);
        JsonElement login = await reply.Content.ReadFromJsonAsync<JsonElement>(stop);
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.GetProperty("token").GetString());
        return server;
    }

    /// <summary>Makes an agent by hand; its id and its key.</summary>
    public async Task<(int Id, string Key)> AddAgentAsync(string name, CancellationToken stop)
    {
        using HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/vps", new { name }, stop);
        JsonElement row = await reply.Content.ReadFromJsonAsync<JsonElement>(stop);
        return (row.GetProperty("id").GetInt32(), row.GetProperty("agent_secret").GetString()!);
    }

    public async Task<JsonElement> GetAsync(string address, CancellationToken stop)
    {
        using HttpResponseMessage reply = await Http.GetAsync(address, stop);
        string body = await reply.Content.ReadAsStringAsync(stop);
        Assert.True(reply.IsSuccessStatusCode, $"{address}: {(int)reply.StatusCode} {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Anonymous.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        _folder.Dispose();
    }
}
