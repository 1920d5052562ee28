using System.Security.Cryptography;

namespace Vedette.Protocol.Actions;

/// <summary>
/// Signs orders with a key that both sides have without telling it: the server stores the SHA-256 of an agent's secret, and the agent computes it. Neither the secret nor that hash is used as it is, so that
/// a signature says nothing about what else they open.
/// </summary>
public static class OrderSignature
{
    public const int Bytes = HMACSHA256.HashSizeInBytes;

    // A change of what is signed, or how, changes this label with it.
    private static ReadOnlySpan<byte> Label => "vedette miner orders 1"u8;

    /// <param name="secretHash">SHA-256 of the secret within the agent's key.</param>
    public static byte[] KeyFrom(ReadOnlySpan<byte> secretHash) => HMACSHA256.HashData(secretHash, Label);

    public static byte[] Sign(ReadOnlySpan<byte> key, ReadOnlySpan<byte> order) => HMACSHA256.HashData(key, order);

    public static bool Fits(ReadOnlySpan<byte> key, ReadOnlySpan<byte> order, ReadOnlySpan<byte> signature)
    {
        Span<byte> wanted = stackalloc byte[Bytes];
        HMACSHA256.HashData(key, order, wanted);
        return CryptographicOperations.FixedTimeEquals(wanted, signature);
    }
}
