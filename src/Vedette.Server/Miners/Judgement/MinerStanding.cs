using Vedette.Server.Miners.Places;

namespace Vedette.Server.Miners.Judgement;

/// <summary>What was thought of a miner at its last judgement; never changes.</summary>
internal sealed record MinerStanding
{
    public required int AgentId { get; init; }

    public required string MinerKey { get; init; }

    public required MinerJudgement Judgement { get; init; }

    public required MinerSurroundings Around { get; init; }

    public required long JudgedAtMs { get; init; }

    /// <summary>It is asked and does not answer, and was not told to rest.</summary>
    public required bool IsSilent { get; init; }

    /// <summary>Silent for so long that people are to hear of it.</summary>
    public required bool IsDue { get; init; }

    /// <summary>Since when nothing was read of it.</summary>
    public required long SilentSinceMs { get; init; }

    public MinerPlace? Place => Around.Place;

    public bool IsPaused => Place?.Paused == true;
}
