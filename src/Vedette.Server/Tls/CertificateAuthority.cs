using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vedette.Server.Tls;

/// <summary>
/// The server's own certificate authority: made at the first start with TLS, kept in the data folder, and pinned by agents at enrolment. The key is readable by its owner only.
/// </summary>
internal sealed class CertificateAuthority
{
    public const string CertificateFile = "ca.crt";

    private const string KeyFile = "ca.key";

    // Agents hold this certificate: it must outlive them. The leaf below is short and renewed.
    private static readonly TimeSpan AuthorityLifetime = TimeSpan.FromDays(20 * 365);

    // Below the 398 days that browsers accept.
    private static readonly TimeSpan LeafLifetime = TimeSpan.FromDays(397);

    // A certificate made now must be valid for a peer whose clock is behind.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    private readonly X509Certificate2 _certificate;

    private CertificateAuthority(X509Certificate2 certificate)
    {
        _certificate = certificate;
    }

    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>SHA-256 of the certificate's DER form in lower-case hexadecimal; an enrolment line writes <c>sha256:</c> before it.</summary>
    public string Fingerprint => Convert.ToHexStringLower(_certificate.GetCertHash(HashAlgorithmName.SHA256));

    public static CertificateAuthority LoadOrCreate(string folder, TimeProvider clock)
    {
        string certificatePath = Path.Join(folder, CertificateFile);
        string keyPath = Path.Join(folder, KeyFile);
        if (File.Exists(certificatePath))
        {
            // Never a new one in its place: every agent that pinned the old one would be locked out.
            return new CertificateAuthority(PemPair.Read(certificatePath, keyPath));
        }

        Directory.CreateDirectory(folder);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Vedette server CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        DateTimeOffset now = clock.GetUtcNow();
        X509Certificate2 certificate = request.CreateSelfSigned(now - ClockTolerance, now + AuthorityLifetime);
        // The certificate last, and whole: where it lies, its key lies beside it.
        PrivateFile.Write(keyPath, key.ExportPkcs8PrivateKeyPem());
        PrivateFile.Write(certificatePath, certificate.ExportCertificatePem());
        return new CertificateAuthority(certificate);
    }

    /// <summary>Signs a certificate for a server with a new key; <paramref name="names"/> are host names and addresses.</summary>
    public X509Certificate2 Issue(IReadOnlyCollection<string> names, TimeProvider clock)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Vedette server", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(AlternativeNames(names));
        DateTimeOffset now = clock.GetUtcNow();
        using X509Certificate2 signed = request.Create(_certificate, now - ClockTolerance, now + LeafLifetime, RandomNumberGenerator.GetBytes(16));
        return signed.CopyWithPrivateKey(key);
    }

    private static X509Extension AlternativeNames(IReadOnlyCollection<string> names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(name);
            }
        }

        return builder.Build();
    }
}
