using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Vedette.Server.Tls;

namespace Vedette.Server.Hosting;

/// <summary>The ports. Kestrel speaks HTTP/2 without TLS only on a port that speaks nothing else, hence the second one; with TLS one port carries all, chosen by ALPN.</summary>
internal static class KestrelSetup
{
    /// <summary>Requests are small; agents' streams lift this for themselves.</summary>
    private const long MaxRequestBodyBytes = 16 * 1024 * 1024;

    public static void Configure(KestrelServerOptions kestrel, ServerOptions options, ServerCertificate? certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxRequestBodyBytes;
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(20);
        kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
        if (certificate is null)
        {
            kestrel.Listen(options.Listen, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(options.Listen, options.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
            return;
        }

        kestrel.Listen(options.Listen, options.HttpPort, listen =>
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(https =>
            {
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                if (certificate.Authority is null)
                {
                    https.ServerCertificate = certificate.Current;
                    https.ServerCertificateChain = certificate.Chain;
                }
                else
                {
                    https.ServerCertificateSelector = (_, _) => certificate.Current;
                }
            });
        });
    }
}
