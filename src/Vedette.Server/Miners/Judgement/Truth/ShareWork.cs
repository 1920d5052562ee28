using Vedette.Server.Miners.Rows;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>How many hashes a share of difficulty 1 stands for.</summary>
internal static class ShareWork
{
    /// <summary>Null for an algorithm whose pools do not agree on what difficulty 1 is: of these, only whether shares come at all is judged.</summary>
    public static double? HashesPerDifficulty(string? algorithm) => MinerAlgorithm.Of(algorithm) switch
    {
        MinerAlgorithm.Sha256 => 4294967296.0,
        "scrypt" => 65536.0,
        _ => null,
    };
}
