namespace Vedette.Server.Miners.Judgement;

/// <summary>What is thought of every miner, and why.</summary>
internal interface IMinerJudgements
{
    /// <summary>Of a miner that was never seen: unknown, and nothing found.</summary>
    MinerJudgement Of(int agentId, string minerKey);

    /// <summary>Everything that stands now, of miners, racks and sites.</summary>
    IReadOnlyList<MinerFinding> Findings();
}
