using System.Globalization;
using System.Security.Cryptography;

namespace Vedette.Server.Accounts;

/// <summary>PBKDF2 with SHA-512, stored as <c>pbkdf2-sha512$iterations$salt$hash</c>, so that the iterations can rise later without losing anybody.</summary>
internal static class PasswordHash
{
    private const string Algorithm = "pbkdf2-sha512";

    // OWASP's figure for PBKDF2-HMAC-SHA512; 60-100 ms of one core.
    private const int Iterations = 210_000;

    private const int SaltBytes = 16;
    private const int HashBytes = 64;

    /// <summary>A hash that no password has: verifying against it costs an unknown user the same time as a known one.</summary>
    public static readonly string OfNobody = Format(Iterations, new byte[SaltBytes], new byte[HashBytes]);

    public static string Create(string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Format(Iterations, salt, Derive(password, salt, Iterations));
    }

    public static bool Verify(string password, string stored)
    {
        string[] parts = stored.Split('$');
        if (parts.Length != 4 || parts[0] != Algorithm)
        {
            throw new FormatException($"A stored password hash begins with '{parts[0]}' and has {parts.Length} parts; known is '{Algorithm}' with 4.");
        }

        int iterations = int.Parse(parts[1], CultureInfo.InvariantCulture);
        byte[] derived = Derive(password, Convert.FromBase64String(parts[2]), iterations);
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(parts[3]));
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA512, HashBytes);

    private static string Format(int iterations, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Algorithm}${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
}
