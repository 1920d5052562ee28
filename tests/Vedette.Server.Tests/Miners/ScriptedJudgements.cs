using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Tests.Miners;

internal sealed class ScriptedJudgements(params MinerFinding[] findings) : IMinerJudgements
{
    public MinerJudgement Of(int agentId, string minerKey) =>
        new("slow_board", [Statement.FromString("Board 2 is slow.")], [], [.. findings.Where(f => f.AgentId == agentId && f.MinerKey == minerKey)]);

    public IReadOnlyList<MinerFinding> Findings() => findings;
}
