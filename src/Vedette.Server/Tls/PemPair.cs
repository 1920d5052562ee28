using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vedette.Server.Tls;

/// <summary>A certificate and its key from two PEM files.</summary>
internal static class PemPair
{
    /// <exception cref="InvalidDataException">One of them is not there, not readable, or they do not belong together; the message names the files.</exception>
    public static X509Certificate2 Read(string certificatePath, string keyPath)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{certificatePath} and {keyPath} cannot be used: {failure.Message} Needed are a PEM certificate and the unencrypted PEM key that belongs to it.", failure);
        }
    }

    /// <summary>What follows the first certificate in the file: its issuers, which clients without them need to be shown.</summary>
    public static X509Certificate2Collection ReadChain(string certificatePath)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificatePath);
        chain.RemoveAt(0);
        return chain;
    }
}
