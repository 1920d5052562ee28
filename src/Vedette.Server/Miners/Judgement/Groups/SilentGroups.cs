using Vedette.Server.Miners.Judgement.Wording;
using Vedette.Server.Miners.Places;

namespace Vedette.Server.Miners.Judgement.Groups;

/// <summary>
/// One incident, one finding: (1) an agent that does not report, for all its miners; (2) a site of which every miner is silent; (3) a rack of which a fifth is: a switch, a breaker. What is covered by one is left out of the next.
/// Remembers which groups stand, so that they do not come and go with one miner. Not for two threads at once.
/// </summary>
internal sealed class SilentGroups
{
    /// <summary>Three are more than two that broke by themselves in one week.</summary>
    private const int FewestOfRack = 3;

    private const double ShareOfRack = 0.2;

    /// <summary>A rack is back when less than a tenth is silent, or a single one.</summary>
    private const double ClearShareOfRack = 0.1;

    /// <summary>A site of one miner has that miner's own finding.</summary>
    private const int FewestOfSite = 2;

    private HashSet<SilentGroup> _standing = [];

    public SilentPicture Look(IReadOnlyList<MinerStanding> miners)
    {
        var findings = new List<MinerFinding>();
        var covered = new HashSet<(int, string)>();
        var standing = new HashSet<SilentGroup>();

        // :: (1)
        foreach (IGrouping<int, MinerStanding> agent in miners.Where(m => m.Around.AgentSilentSinceMs is not null).GroupBy(m => m.AgentId))
        {
            Add(new SilentGroup(FindingTypes.AgentOffline, agent.Key), [.. agent], OfAgent(agent.Key, [.. agent]));
        }

        // :: (2)
        List<MinerStanding> asked = [.. miners.Where(m => m.Around.AgentSilentSinceMs is null && !m.IsPaused)];
        foreach (IGrouping<int, MinerStanding> site in asked.Where(m => m.Place is not null).GroupBy(m => m.Place!.SiteId))
        {
            List<MinerStanding> silent = [.. site.Where(m => m.IsSilent)];
            if (silent.Count == site.Count() && silent.Count >= FewestOfSite && silent.Exists(m => m.IsDue))
            {
                Add(new SilentGroup(FindingTypes.SiteOffline, site.Key), silent, OfSite(silent));
            }
        }

        // :: (3)
        foreach (IGrouping<int, MinerStanding> rack in asked.Where(m => m.Place?.RackId is not null && !covered.Contains((m.AgentId, m.MinerKey))).GroupBy(m => m.Place!.RackId!.Value))
        {
            List<MinerStanding> silent = [.. rack.Where(m => m.IsSilent)];
            var group = new SilentGroup(FindingTypes.RackOffline, rack.Key);
            if (IsRackSilent(silent, rack.Count(), _standing.Contains(group)))
            {
                Add(group, silent, OfRack(silent, rack.Count()));
            }
        }

        _standing = standing;
        return new SilentPicture(findings, covered);

        void Add(SilentGroup group, List<MinerStanding> children, MinerFinding finding)
        {
            standing.Add(group);
            covered.UnionWith(children.Select(m => (m.AgentId, m.MinerKey)));
            findings.Add(finding);
        }
    }

    private static bool IsRackSilent(List<MinerStanding> silent, int all, bool stands) => stands
        ? silent.Count > 1 && silent.Count >= all * ClearShareOfRack
        : silent.Count >= FewestOfRack && silent.Count >= all * ShareOfRack && silent.Exists(m => m.IsDue);

    private static MinerFinding OfAgent(int agentId, List<MinerStanding> miners)
    {
        long since = miners[0].Around.AgentSilentSinceMs!.Value;
        MinerPlace? place = miners.Select(m => m.Place).FirstOrDefault(p => p is not null);
        return Finding((FindingTypes.AgentOffline, "site"), since, TellAgent(place?.SiteName, miners.Count), miners.Count) with
        {
            AgentId = agentId,
            SiteId = place?.SiteId,
        };
    }

    private static MinerFinding OfSite(List<MinerStanding> silent)
    {
        MinerPlace place = silent[0].Place!;
        return Finding((FindingTypes.SiteOffline, "site"), silent.Max(m => m.SilentSinceMs), TellSite(place.SiteName, silent.Count), silent.Count) with { SiteId = place.SiteId };
    }

    private static MinerFinding OfRack(List<MinerStanding> silent, int all)
    {
        MinerPlace place = silent[0].Place!;

        // The moment from which on so many were silent: one of them may have been broken for a week.
        long[] since = [.. silent.Select(m => m.SilentSinceMs).Order()];
        int enough = Math.Min(since.Length, Math.Max(FewestOfRack, (int)Math.Ceiling(all * ShareOfRack)));
        Statement said = TellRack(place.RackName ?? $"{place.RackId}", silent.Count, all);
        return Finding((FindingTypes.RackOffline, "rack"), since[enough - 1], said, silent.Count) with { SiteId = place.SiteId, RackId = place.RackId };
    }

    /// <param name="site">Null where the agent has none.</param>
    internal static Statement TellAgent(string? site, int miners) => site is null
        ? Statement.Of(Phrase.AgentOfflineUnplaced, $"A site is not watched: its agent does not report, and nothing is known of {FigureText.Count(miners, "miner")}.", ("silent", miners))
        : Statement.Of(Phrase.AgentOffline, $"The site {site} is not watched: its agent does not report, and nothing is known of {FigureText.Count(miners, "miner")}.", ("silent", miners), ("site", site));

    internal static Statement TellSite(string site, int silent) =>
        Statement.Of(Phrase.SiteOffline, $"All {silent} miners of the site {site} are silent, though its agent reports.", ("silent", silent), ("site", site));

    internal static Statement TellRack(string rack, int silent, int all) =>
        Statement.Of(Phrase.RackOffline, $"{silent} of {FigureText.Count(all, "miner")} of the rack {rack} are silent: look at its switch and its power.", ("silent", silent), ("miners", all), ("rack", rack));

    private static MinerFinding Finding((string Type, string Scope) kind, long sinceMs, Statement said, int children) => new()
    {
        Type = kind.Type,
        Severity = FindingSeverity.Critical,
        SinceMs = sinceMs,
        Sentence = said.Sentence,
        Phrase = said.Phrase,
        Evidence = said.Facts,
        Scope = kind.Scope,
        Children = children,
    };
}
