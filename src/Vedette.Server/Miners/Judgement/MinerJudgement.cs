using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement;

/// <param name="Verdict">hashing, claims_only, wrong_pool, wrong_worker, slow_board, stale, sleeping, offline or unknown.</param>
/// <param name="Statements">Why.</param>
internal sealed record MinerJudgement(string Verdict, IReadOnlyList<Statement> Statements, IReadOnlyList<MinerWitness> Witnesses, IReadOnlyList<MinerFinding> Findings)
{
    /// <summary>A sentence for each statement.</summary>
    public IReadOnlyList<string> Reasons { get; } = [.. Statements.Select(s => s.Sentence)];
}
