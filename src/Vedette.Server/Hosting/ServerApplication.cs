using Vedette.Server.Actions;
using Vedette.Server.Bridge;
using Vedette.Server.Health;
using Vedette.Server.Ingest;
using Vedette.Server.Live;
using Vedette.Server.Miners;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Portal;
using Vedette.Server.Query;
using Vedette.Server.Query.Series;
using Vedette.Server.Security;
using Vedette.Server.Telegraf;
using Vedette.Server.Telemetry;
using Vedette.Server.Tls;
using Vedette.Server.Twin;

namespace Vedette.Server.Hosting;

/// <summary>The server, put together: reads as a table of contents.</summary>
internal static class ServerApplication
{
    /// <param name="configure">A test's way to put its own parts in place of some.</param>
    public static WebApplication Build(ServerOptions options, TimeProvider clock, Action<IServiceCollection>? configure = null)
    {
        // 0700: what agents tell is the owner's business.
        Directory.CreateDirectory(options.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        ServerCertificate? certificate = TlsSetup.Load(options, clock);

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = options.DataFolder, ApplicationName = "vedette-server" });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSetup.Configure(kestrel, options, certificate));
        builder.Services
            .AddServerLogging()
            .AddSingleton(clock)
            .AddHosting(options, certificate)
            .AddControlSide(options.DataFolder)
            .AddTelemetryStore(options)
            .AddIngest(options)
            .AddMinerActions()
            .AddTelegraf()
            .AddQuery()
            .AddSeries()
            .AddLive()
            .AddTwin()
            .AddMinerJudgement()
            .AddMiners()
            .AddBridge()
            .AddHealth()
            .AddPortal(options.PortalFolder);
        configure?.Invoke(builder.Services);

        WebApplication server = builder.Build();
        server.UseWebSockets();
        server.UseSecurityHeaders();
        server.UsePortal();
        server.UseControlSide();
        server.MapControlSide();
        server.MapAgentStreams();
        server.MapMinerActions();
        server.MapTelegraf();
        server.MapHostMetrics();
        server.MapSeries();
        server.MapLive();
        server.MapTwin();
        server.MapMiners();
        server.MapBridge();
        server.MapHealth();
        server.MapCertificateAuthority();
        server.MapPortal();
        return server;
    }

    public static async Task RunAsync(WebApplication server, ServerOptions options, CancellationToken stop)
    {
        if (options.ReadyFile is { } readyFile)
        {
            ReadyFile.Announce(server, readyFile);
        }
        else
        {
            ReadyLine.Announce(server, options);
        }

        await server.RunAsync(stop);
    }
}
