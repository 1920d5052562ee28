using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Vedette.Agent.Enrolment;

/// <summary>Whose certificates are believed: the system's roots, or one root alone. The check of the server's name stays on in both cases.</summary>
internal sealed class ServerTrust
{
    private readonly X509Certificate2? _onlyRoot;

    private ServerTrust(X509Certificate2? onlyRoot)
    {
        _onlyRoot = onlyRoot;
    }

    public static ServerTrust System { get; } = new(null);

    public static ServerTrust Only(X509Certificate2 root) => new(root);

    /// <exception cref="EnrolmentException">The file is not there or holds no certificate.</exception>
    public static ServerTrust FromFile(string path)
    {
        try
        {
            return new ServerTrust(X509CertificateLoader.LoadCertificateFromFile(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or global::System.Security.Cryptography.CryptographicException)
        {
            throw new EnrolmentException($"{path}: no certificate can be read from it ({e.Message}); need one certificate in PEM or DER form.", e);
        }
    }

    /// <summary>TLS options for one connection; revocation is not asked for, since a private authority serves no list.</summary>
    public SslClientAuthenticationOptions Options()
    {
        // Some systems' libraries still let older versions pass.
        var options = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        if (_onlyRoot is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.Add(_onlyRoot);
        }

        return options;
    }
}
