using Vedette.Server.Enrolment;
using Vedette.Server.Tls;

namespace Vedette.Server.Hosting;

/// <summary>Where agents reach this server, by how it was started.</summary>
internal sealed class ServerAddresses(ServerOptions options, BoundAddresses bound, ServerCertificate? certificate) : IServerAddresses
{
    public Uri? ConfiguredUrl { get; } = options.Names is [string name, ..] ? new UriBuilder(options.Tls ? "https" : "http", name, options.HttpPort).Uri : null;

    public string? CaFingerprint => certificate?.Authority?.Fingerprint;

    public Uri Grpc(Uri serverUrl) => options.Tls ? serverUrl : new UriBuilder(serverUrl) { Port = bound.GrpcPort }.Uri;
}
