using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>What a miner is called in every store, as <see cref="MinerSnapshot.Key"/>; known before it was read, too.</summary>
public static class MinerKey
{
    private const string AddressPrefix = "ip:";

    public static string Of(MinerIdentity identity, string address, int port) =>
        identity.Mac ?? (identity.Serial is { } serial ? $"serial:{serial}" : $"{AddressPrefix}{address}:{port}");

    /// <summary>Of a device whose MAC another one had first.</summary>
    public static string Sharing(string mac, string address) => $"{mac}@{address}";

    /// <summary>True where nothing but its address is known of it, so that it may yet turn out to be somebody.</summary>
    public static bool IsAddress(string key) => key.StartsWith(AddressPrefix, StringComparison.Ordinal);
}
