using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Vedette.Server.Security;

/// <summary>
/// The text of every credential: <c>prefix _ id _ secret _ checksum</c>. The prefix says what it opens, the id finds its row, the secret is 43 base62 characters (256 bits), and the checksum
/// (CRC32C of all before it, 6 base62 characters) tells a typing error from a wrong key and lets secret scanners be sure. Only the SHA-256 of the secret is stored.
/// </summary>
internal static class CredentialFormat
{
    public const int SecretLength = 43;

    private const int ChecksumLength = 6;

    // The longest id is int.MaxValue: 10 digits.
    private const int LongestText = 3 + 1 + 10 + 1 + SecretLength + 1 + ChecksumLength;

    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> Base62Characters = SearchValues.Create(Base62);

    public static string NewSecret() => RandomNumberGenerator.GetString(Base62, SecretLength);

    public static byte[] HashOf(ReadOnlySpan<char> secret)
    {
        Span<byte> bytes = stackalloc byte[SecretLength];
        int length = Encoding.ASCII.GetBytes(secret, bytes);
        return SHA256.HashData(bytes[..length]);
    }

    public static string Write(CredentialKind kind, int id, string secret)
    {
        string body = string.Create(CultureInfo.InvariantCulture, $"{Prefix(kind)}_{id}_{secret}");
        return $"{body}_{Checksum(body)}";
    }

    /// <summary>Null unless <paramref name="text"/> is a well-formed credential of this kind; whether it is a valid one, only its row tells.</summary>
    public static PresentedCredential? Parse(CredentialKind kind, ReadOnlySpan<char> text)
    {
        string prefix = Prefix(kind);
        if (text.Length > LongestText || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        Span<Range> parts = stackalloc Range[5];
        if (text.Split(parts, '_') != 4)
        {
            return null;
        }

        ReadOnlySpan<char> id = text[parts[1]];
        ReadOnlySpan<char> secret = text[parts[2]];
        ReadOnlySpan<char> checksum = text[parts[3]];
        bool wellFormed = text[parts[0]].Length == prefix.Length && secret.Length == SecretLength && !secret.ContainsAnyExcept(Base62Characters)
            && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 && id[0] != '0'
            && checksum.SequenceEqual(Checksum(text[..^(ChecksumLength + 1)]));
        return wellFormed ? new PresentedCredential(int.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture), HashOf(secret)) : null;
    }

    private static string Prefix(CredentialKind kind) => kind switch
    {
        CredentialKind.Agent => "vda",
        CredentialKind.EnrolmentToken => "vdt",
        _ => "vdp",
    };

    private static string Checksum(ReadOnlySpan<char> body)
    {
        uint crc = uint.MaxValue;
        foreach (char c in body)
        {
            crc = BitOperations.Crc32C(crc, (byte)c);
        }

        crc = ~crc;
        return string.Create(ChecksumLength, crc, static (text, rest) =>
        {
            for (int i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Base62[(int)(rest % 62)];
                rest /= 62;
            }
        });
    }
}
