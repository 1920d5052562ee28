using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Tests.Miners;

internal sealed class ScriptedJudgements(params MinerFinding[] findings) : IMinerJudgements
{
    public string Verdict { get; init; } = "slow_board";

    public string Reason { get; init; } = "Board 2 is slow.";

    public MinerJudgement Of(int agentId, string minerKey) =>
        new(Verdict, [Statement.FromString(Reason)], [], [.. findings.Where(f => f.AgentId == agentId && f.MinerKey == minerKey)]);

    public IReadOnlyList<MinerFinding> Findings() => findings;
}
