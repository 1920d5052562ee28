using System.Net;
using Vedette.Server.Enrolment;
using Vedette.Server.Security;

namespace Vedette.Server.Hosting;

/// <summary>Tells who started the server at a terminal where it answers.</summary>
internal static class ReadyLine
{
    public static void Announce(WebApplication server, ServerOptions options) => server.Lifetime.ApplicationStarted.Register(() =>
    {
        BoundAddresses bound = server.Services.GetRequiredService<BoundAddresses>();
        string host = options.Names is [string name, ..] ? name : IsAny(options.Listen) ? Environment.MachineName : $"{options.Listen}";
        Uri url = new UriBuilder(options.Tls ? "https" : "http", host, bound.HttpPort).Uri;
        string agents = options.Tls ? "agents connect there" : $"agents connect there or by gRPC on port {bound.GrpcPort}";
        Console.Out.WriteLine($"\nVedette server is ready: {url.AbsoluteUri.TrimEnd('/')} ({agents})");
        if (options.OpenBridge != OpenReach.Off)
        {
            Console.Out.WriteLine($"Documents 1 and 5 are taken without a key, from {(options.OpenBridge == OpenReach.Any ? "everywhere" : "this machine")}: whoever calls names the host he speaks for.");
        }

        if (server.Services.GetRequiredService<IServerAddresses>().CaFingerprint is { } fingerprint)
        {
            Console.Out.WriteLine($"Its certificate authority, for vedette-agent enroll: --ca sha256:{fingerprint}");
        }
    });

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
