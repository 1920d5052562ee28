using System.Security.Cryptography;
using System.Text;
using Vedette.Server.Hosting;
using Vedette.Server.Tls;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <summary>
/// Keeps accounts' secrets closed in <c>control.db</c>: AES-256-GCM with a key that lies beside it in a file of the server's own, so that a copy of the database tells none. A secret is bound to its kind and address: put beside another, it does
/// not open. docs/decisions/0017.
/// </summary>
internal sealed class PoolSecrets(ServerOptions options)
{
    public const string FileName = "pool-accounts.key";

    // version <1> | nonce <12> | tag <16> | text <n>
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;

    // Guards _key and the making of its file.
    private readonly Lock _lock = new();
    private byte[]? _key;

    private string KeyFile => Path.Join(options.DataFolder, FileName);

    public string Seal(string secret, PoolAccount account)
    {
        byte[] text = Encoding.UTF8.GetBytes(secret);
        byte[] sealedSecret = new byte[1 + NonceBytes + TagBytes + text.Length];
        sealedSecret[0] = Version;
        Span<byte> nonce = sealedSecret.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(Key(make: true)!, TagBytes);
        cipher.Encrypt(nonce, text, sealedSecret.AsSpan(1 + NonceBytes + TagBytes), sealedSecret.AsSpan(1 + NonceBytes, TagBytes), BoundTo(account));
        return Convert.ToBase64String(sealedSecret);
    }

    /// <summary>Null where there is none, or it cannot be opened here.</summary>
    public string? Open(PoolAccount account)
    {
        if (account.SealedSecret is not { } stored || Key(make: false) is not { } key)
        {
            return null;
        }

        byte[] bytes = new byte[stored.Length];
        if (!Convert.TryFromBase64String(stored, bytes, out int length) || length < 1 + NonceBytes + TagBytes || bytes[0] != Version)
        {
            return null;
        }

        ReadOnlySpan<byte> sealedSecret = bytes.AsSpan(0, length);
        byte[] text = new byte[length - 1 - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(sealedSecret.Slice(1, NonceBytes), sealedSecret[(1 + NonceBytes + TagBytes)..], sealedSecret.Slice(1 + NonceBytes, TagBytes), text, BoundTo(account));
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static byte[] BoundTo(PoolAccount account) => Encoding.UTF8.GetBytes($"vedette pool account 1\n{account.Kind}\n{account.BaseUrl}");

    private byte[]? Key(bool make)
    {
        lock (_lock)
        {
            if (_key is null && File.Exists(KeyFile))
            {
                _key = Read(File.ReadAllText(KeyFile));
            }

            if (_key is null && make)
            {
                byte[] made = RandomNumberGenerator.GetBytes(KeyBytes);
                PrivateFile.Write(KeyFile, Convert.ToHexStringLower(made));
                _key = made;
            }

            return _key;
        }
    }

    /// <summary>Null for what is no key: secrets are entered again then, under a new one.</summary>
    private static byte[]? Read(string text)
    {
        string digits = text.Trim();
        return digits.Length == 2 * KeyBytes && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }
}
