using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vedette.Agent.Enrolment;

/// <summary>The fingerprint of the server's own certificate authority, as an administrator pasted it: <c>sha256:HEX</c> over the DER form.</summary>
internal sealed class CaPin
{
    private const string Prefix = "sha256:";

    private readonly byte[] _sha256;

    private CaPin(byte[] sha256)
    {
        _sha256 = sha256;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out CaPin? pin)
    {
        pin = null;
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        string hex = text[Prefix.Length..].Replace(":", "", StringComparison.Ordinal);
        if (hex.Length != 2 * SHA256.HashSizeInBytes || !hex.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        pin = new CaPin(Convert.FromHexString(hex));
        return true;
    }

    public bool Matches(X509Certificate2 certificate) => CryptographicOperations.FixedTimeEquals(_sha256, SHA256.HashData(certificate.RawData));

    public static string Describe(X509Certificate2 certificate) => Prefix + Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));

    public override string ToString() => Prefix + Convert.ToHexStringLower(_sha256);
}
