namespace Vedette.Server.Enrolment;

/// <summary>Where agents reach this server.</summary>
internal interface IServerAddresses
{
    /// <summary>The address the owner configured; null = the one a request came to.</summary>
    Uri? ConfiguredUrl { get; }

    /// <summary>SHA-256 of the server's own certificate authority in lower-case hexadecimal; null without TLS, or with a certificate everybody trusts.</summary>
    string? CaFingerprint { get; }

    /// <summary>The gRPC address beside this HTTP address: the same under TLS, another port in clear text.</summary>
    Uri Grpc(Uri serverUrl);
}
