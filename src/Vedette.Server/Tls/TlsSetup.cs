using Vedette.Server.Hosting;
using Vedette.Server.Security;

namespace Vedette.Server.Tls;

internal static class TlsSetup
{
    /// <summary>Null without TLS.</summary>
    public static ServerCertificate? Load(ServerOptions options, TimeProvider clock)
    {
        if (!options.Tls)
        {
            return null;
        }

        return options.TlsCertificateFile is { } file
            ? ServerCertificate.FromFiles(file, options.TlsKeyFile!, clock)
            : ServerCertificate.FromAuthority(options.TlsFolder, HostNames.All(options.Names), clock);
    }

    /// <summary>An agent fetches the authority before it can trust it; its fingerprint comes with the enrolment line, so anyone may have the certificate.</summary>
    public static void MapCertificateAuthority(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/ca.crt", (ServerOptions options) =>
        {
            string path = Path.Join(options.TlsFolder, CertificateAuthority.CertificateFile);
            return options.Tls && options.TlsCertificateFile is null
                ? Results.Text(File.ReadAllText(path), "application/x-pem-file")
                : Results.Json(new { error = "This server has no certificate authority of its own." }, statusCode: StatusCodes.Status404NotFound);
        }).RequireAuthorization(Policies.Open).WithName("CertificateAuthority").WithTags("Server").Produces<string>(200, "application/x-pem-file");
}
