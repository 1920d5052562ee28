using Vedette.Server.Miners.Judgement;

namespace Vedette.Server.Tests.Miners;

/// <summary>Nobody judges, so that a row shows what was told and nothing that follows from it.</summary>
internal sealed class UnjudgedMiners : IMinerJudgements
{
    private static readonly MinerJudgement Unknown = new("unknown", [], [], []);

    public MinerJudgement Of(int agentId, string minerKey) => Unknown;

    public IReadOnlyList<MinerFinding> Findings() => [];
}
