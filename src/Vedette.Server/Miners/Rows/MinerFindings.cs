using Vedette.Server.Fleet;
using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Roster;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Rows;

/// <summary>What was found, by the numbers that people know.</summary>
internal sealed class MinerFindings(IMinerJudgements judgements, MinerRoster roster, AgentRegistry agents)
{
    /// <summary>The worst first, and of those the oldest.</summary>
    public IReadOnlyList<FindingView> All() =>
    [
        .. judgements.Findings().Select(View).OrderByDescending(f => MinerStatus.Rank(f.Severity)).ThenBy(f => f.Since).ThenBy(f => f.ScopeId),
    ];

    public static IReadOnlyList<FindingView> Of(RosteredMiner miner, IReadOnlyList<MinerFinding> findings) => [.. findings.Select(f => FindingView.Of(f, miner.SiteId, miner.Id))];

    public static FindingCounts Count(IEnumerable<FindingView> findings)
    {
        ILookup<string, FindingView> by = findings.ToLookup(f => f.Severity, StringComparer.Ordinal);
        return new FindingCounts(by["critical"].Count(), by["warning"].Count(), by["information"].Count());
    }

    private FindingView View(MinerFinding finding)
    {
        int? site = finding.SiteId ?? (finding.AgentId is int agent ? agents.Find(agent)?.SiteId : null);
        int? miner = site is int known && finding.MinerKey is { } key ? roster.Find(known, key)?.Id : null;
        return FindingView.Of(finding, site, miner);
    }
}
