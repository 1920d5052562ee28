using Vedette.Server.Miners.Judgement;

namespace Vedette.Server.Miners.Rows;

/// <summary>Nobody judges: every miner is unknown, and nothing is found.</summary>
internal sealed class UnjudgedMiners : IMinerJudgements
{
    private static readonly MinerJudgement Unknown = new("unknown", [], [], []);

    public MinerJudgement Of(int agentId, string minerKey) => Unknown;

    public IReadOnlyList<MinerFinding> Findings() => [];
}
