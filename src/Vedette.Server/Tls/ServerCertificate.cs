using System.Security.Cryptography.X509Certificates;

namespace Vedette.Server.Tls;

/// <summary>The certificate that Kestrel shows: given files, or one issued by the own authority for every name of the host and renewed while running.</summary>
internal sealed class ServerCertificate
{
    // Two months before the end: agents and browsers never meet an expired one, even on a server that is rarely started.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(60);

    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<string> _names;
    private readonly Lock _lock = new();
    private X509Certificate2 _current;

    private ServerCertificate(CertificateAuthority? authority, X509Certificate2 current, IReadOnlyList<string> names, TimeProvider clock)
    {
        Authority = authority;
        Chain = [];
        _current = current;
        _names = names;
        _clock = clock;
    }

    /// <summary>Null where the certificate came from given files.</summary>
    public CertificateAuthority? Authority { get; }

    /// <summary>Issuers to show beside the certificate; none for the own authority, which agents hold.</summary>
    public X509Certificate2Collection Chain { get; private init; }

    /// <exception cref="InvalidDataException">The files cannot be used.</exception>
    public static ServerCertificate FromFiles(string certificatePath, string keyPath, TimeProvider clock) =>
        new(null, PemPair.Read(certificatePath, keyPath), [], clock) { Chain = PemPair.ReadChain(certificatePath) };

    /// <summary>The leaf lives in memory only: it is issued anew at each start, so a changed name or address needs nobody's help.</summary>
    public static ServerCertificate FromAuthority(string folder, IReadOnlyList<string> names, TimeProvider clock)
    {
        CertificateAuthority authority = CertificateAuthority.LoadOrCreate(folder, clock);
        return new ServerCertificate(authority, authority.Issue(names, clock), names, clock);
    }

    public X509Certificate2 Current
    {
        get
        {
            lock (_lock)
            {
                if (Authority is not null && _current.NotAfter.ToUniversalTime() - RenewBefore < _clock.GetUtcNow().UtcDateTime)
                {
                    _current = Authority.Issue(_names, _clock);
                }

                return _current;
            }
        }
    }
}
