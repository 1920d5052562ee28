using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vedette.Protocol.Channels;

namespace Vedette.Agent.Enrolment;

/// <summary>Fetches the server's own authority. The connection is not verified, and need not be: only the certificate with the pinned fingerprint is taken.</summary>
internal static class CaDownload
{
    private const int MaxBytes = 64 * 1024;

    /// <exception cref="EnrolmentException">It cannot be fetched, or it is another one.</exception>
    public static async Task<X509Certificate2> FetchAsync(Uri server, CaPin pin, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions
            {
#pragma warning disable MA0039, CA5359 // The content is checked against the pin below; nothing secret is sent on this connection.
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
#pragma warning restore MA0039, CA5359
            },
        };
        using var http = new HttpClient(handler) { MaxResponseContentBufferSize = MaxBytes, Timeout = TimeSpan.FromSeconds(30) };
        var address = new Uri(server, "/ca.crt");
        try
        {
            byte[] content = await http.GetByteArrayAsync(address, stop);
            X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(content);
            if (!pin.Matches(certificate))
            {
                throw new EnrolmentException(
                    $"{address} serves a certificate with the fingerprint {CaPin.Describe(certificate)}; --ca asks for {pin}. Either the fingerprint was copied wrongly, or somebody stands between this host and the server. Nothing was sent.");
            }

            return certificate;
        }
        catch (CryptographicException e)
        {
            throw new EnrolmentException($"{address} serves something that is not a certificate. Is this the address of a Vedette server?", e);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            throw new EnrolmentException($"{address} cannot be fetched: {TransportFailure.Reason(e)}.", e);
        }
    }
}
