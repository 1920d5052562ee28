using System.Reflection;
using Vedette.Server.Health;
using Vedette.Server.Hosting;
using Vedette.Server.Security;

namespace Vedette.Server.Portal;

internal static class ServerInfoEndpoint
{
    // What the build adds behind the "+" is the commit, which is no part of the version.
    private static readonly string Version = typeof(ServerInfoEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void MapServerInfo(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/server", Get).RequireAuthorization(Policies.Viewer).WithName("getServer").WithTags("server");

    private static ServerInfo Get(ServerOptions options, BoundAddresses bound, ServerSeries own, TimeProvider clock) =>
        new(Version, clock.GetUtcNow() - own.Uptime, options.Tls, options.Tls ? bound.HttpPort : bound.GrpcPort);
}
