namespace Vedette.Server.Miners.Judgement.Groups;

/// <summary>Which groups are silent, and for which miners they stand; never changes.</summary>
internal sealed record SilentPicture(IReadOnlyList<MinerFinding> Findings, IReadOnlySet<(int AgentId, string MinerKey)> Covered)
{
    public static SilentPicture Empty { get; } = new([], new HashSet<(int, string)>());

    /// <summary>The miner's judgement without the findings that a group stands for.</summary>
    public MinerJudgement Of(MinerStanding standing) =>
        standing.Judgement.Findings.Count > 0 && Covered.Contains((standing.AgentId, standing.MinerKey)) ? standing.Judgement with { Findings = [] } : standing.Judgement;
}
