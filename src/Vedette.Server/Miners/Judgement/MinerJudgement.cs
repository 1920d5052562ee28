namespace Vedette.Server.Miners.Judgement;

/// <param name="Verdict">hashing, claims_only, wrong_pool, wrong_worker, slow_board, stale, sleeping, offline or unknown.</param>
/// <param name="Reasons">A sentence each.</param>
internal sealed record MinerJudgement(string Verdict, IReadOnlyList<string> Reasons, IReadOnlyList<MinerWitness> Witnesses, IReadOnlyList<MinerFinding> Findings);
