using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vedette.Server.Accounts;
using Vedette.Server.Enrolment;
using Vedette.Server.Fleet;
using Vedette.Server.Hosting;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Security;
using Vedette.Storage.Telemetry;
using Vedette.Testing;

using Vedette.Server.Tests.Miners;

namespace Vedette.Server.Tests;

/// <summary>The control side on a real socket over a new data folder, with a clock that stands still and doubles for the live side; or the whole server with its real parts.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private readonly LiveDoubles _live;

    private ControlServer(TemporaryFolder folder, bool ownsFolder, WebApplication app, LiveDoubles live)
    {
        (_folder, _ownsFolder, _app, _live) = (folder, ownsFolder, app, live);
        Http = NewClient();
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ManualClock Clock => _live.Clock;

    public CollectedSetupCode SetupCode => _live.SetupCode;

    public ScriptedPresence Presence => _live.Presence;

    public ScriptedAddresses Addresses => _live.Addresses;

    public CollectingSampleWriter Samples => _live.Samples;

    public ScriptedSeriesReader Series => _live.Series;

    /// <summary>Without any credential.</summary>
    public HttpClient Http { get; }

    public string DataFolder => _folder.Path;

    public IServiceProvider Services => _app.Services;

    public AgentRegistry Agents => Services.GetRequiredService<AgentRegistry>();

    public IReadOnlyList<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    public static Task<ControlServer> StartAsync(Action<WebApplication>? also = null) => StartAsync(new TemporaryFolder(), true, also);

    /// <summary>A server over the folder of one that was stopped.</summary>
    public static Task<ControlServer> RestartAsync(TemporaryFolder folder) => StartAsync(folder, false, null);

    /// <summary>Everything that <c>vedette-server run</c> starts, with the real store.</summary>
    /// <param name="portalFolder">Null = a server whose portal was not built.</param>
    public static Task<ControlServer> StartWholeAsync(string? portalFolder = null) => StartWholeAsync(new TemporaryFolder(), true, OpenReach.Off, portalFolder);

    /// <summary>As <see cref="StartWholeAsync(string?)"/>, in the open mode. A request's header <see cref="CallerAddress.Header"/> says from where it seems to come.</summary>
    public static Task<ControlServer> StartOpenAsync(OpenReach reach) => StartWholeAsync(new TemporaryFolder(), true, reach, null);

    /// <summary>The whole server over the folder of one that was stopped, or of one to come.</summary>
    public static Task<ControlServer> StartWholeAsync(TemporaryFolder folder) => StartWholeAsync(folder, false, OpenReach.Off, null);

    /// <summary>The whole server, in which nobody judges miners.</summary>
    public static Task<ControlServer> StartUnjudgedAsync(TemporaryFolder? folder) =>
        StartWholeAsync(folder ?? new TemporaryFolder(), folder is null, OpenReach.Off, null, services => services.AddSingleton<IMinerJudgements, UnjudgedMiners>());

    private static Task<ControlServer> StartWholeAsync(TemporaryFolder folder, bool ownsFolder, OpenReach reach, string? portalFolder, Action<IServiceCollection>? also = null)
    {
        var live = new LiveDoubles();
        var options = new ServerOptions { DataFolder = folder.File("data"), HttpPort = 0, GrpcPort = 0, PortalFolder = portalFolder ?? folder.File("no-portal"), OpenBridge = reach };
        WebApplication app = ServerApplication.Build(options, live.Clock, services =>
        {
            services.AddSingleton<ISetupCode>(live.SetupCode).AddSingleton<IStartupFilter, CallerAddress>().AddLogging(logging => logging.ClearProviders());
            also?.Invoke(services);
        });
        return StartAsync(new ControlServer(folder, ownsFolder, app, live));
    }

    private static Task<ControlServer> StartAsync(TemporaryFolder folder, bool ownsFolder, Action<WebApplication>? also)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.AddControlSide(folder.Path);
        var live = new LiveDoubles();
        live.AddTo(builder.Services);
        WebApplication app = builder.Build();
        app.UseControlSide();
        app.MapControlSide();
        also?.Invoke(app);
        return StartAsync(new ControlServer(folder, ownsFolder, app, live));
    }

    private static async Task<ControlServer> StartAsync(ControlServer server)
    {
        await server._app.StartAsync(Stop);
        server.Http.BaseAddress = new Uri(server._app.Urls.First());
        return server;
    }

    public HttpClient NewClient(string? bearer = null)
    {
        // Who waits for the word to send a body waits until it comes: after the usual second it would be sent into a connection that a busy server is about to close.
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
        if (bearer is not null)
        {
            client.BaseAddress = Http.BaseAddress;
            client.DefaultRequestHeaders.Add("Authorization", $"Bearer {bearer}");
        }

        return client;
    }

    /// <summary>Goes through the setup and returns a client of the first administrator.</summary>
    public async Task<HttpClient> SetUpAsync() => NewClient(await SetUpTokenAsync());

    public async Task<string> SetUpTokenAsync()
    {
        HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/setup", new { setup_code = SetupCode.Code, username = "ada", password = Password }, Stop);
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        return (await reply.JsonAsync()).GetProperty("token").GetString()!;
    }

    public async Task<string> AddViewerTokenAsync(HttpClient admin, string username = "eve")
    {
        HttpResponseMessage added = await admin.PostAsJsonAsync("/api/users", new { username, password = Password, role = "viewer" }, Stop);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/auth/login", new { username, password = Password }, Stop);
        return (await reply.JsonAsync()).GetProperty("token").GetString()!;
    }

    /// <summary>Adds an agent without going through HTTP.</summary>
    public async Task<IssuedKey> AddAgentAsync(string name = "web1") => (await Agents.AddAsync(Storage.Control.AgentKind.Host, name, null, Stop))!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }
}
