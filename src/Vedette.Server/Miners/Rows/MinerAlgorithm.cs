namespace Vedette.Server.Miners.Rows;

/// <summary>What a miner computes, in one spelling: rates of two of them cannot be added.</summary>
internal static class MinerAlgorithm
{
    public const string Sha256 = "sha256d";

    /// <summary>Null where it is not told, which is an algorithm of its own to whoever adds.</summary>
    public static string? Of(string? told) => told?.Trim().ToLowerInvariant() switch
    {
        null or "" or "unknown" => null,
        "sha256" or "sha-256" or "sha256d" or "sha-256d" => Sha256,
        string other => other,
    };
}
