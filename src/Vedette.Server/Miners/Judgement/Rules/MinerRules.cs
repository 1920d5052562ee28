using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Every rule about a single miner, and how a miner's findings come of them.</summary>
internal static class MinerRules
{
    /// <summary>Their places here are those of <see cref="WatchedMiner.Tracks"/>.</summary>
    public static IReadOnlyList<MinerRule> All { get; } =
    [
        new ClaimsOnlyRule(),
        new WrongPoolRule(),
        new WrongWorkerRule(),
        HashrateLowRule.Critical,
        HashrateLowRule.Warning,
        new HashrateBySharesRule(),
        new HashrateDroppedRule(),
        new BoardLostRule(),
        new BoardSlowRule(),
        new ChipsLostRule(),
        HotChipRule.Critical,
        HotChipRule.Warning,
        HotBoardRule.Critical,
        HotBoardRule.Warning,
        new FanStoppedRule(),
        new FanSlowRule(),
        new AllPoolsDeadRule(),
        new FirstPoolDeadRule(),
        RejectRateRule.Critical,
        RejectRateRule.Warning,
        HardwareErrorsRule.Critical,
        HardwareErrorsRule.Warning,
        new PowerHighRule(),
        new DeviceErrorRule(),
        new RestartingRule(),
        new CredentialsRule(),
        new UnknownDeviceRule(),
        new AmbiguousRule(),
    ];

    /// <summary>Has every rule look at what was just told. A resting miner breaks none but those that hold at rest, a paused one none.</summary>
    public static void Step(MinerCase now)
    {
        bool paused = now.Around.Place?.Paused == true;
        RuleTrack[] tracks = now.Miner.Tracks;
        for (int i = 0; i < tracks.Length; i++)
        {
            if (paused || (now.IsResting && !All[i].HoldsAtRest))
            {
                tracks[i] = default;
            }
            else
            {
                tracks[i].Step(All[i], now);
            }
        }
    }

    /// <summary>What a rule of that type holds against the miner, or null.</summary>
    public static RuleSighting? Raised(WatchedMiner miner, string type)
    {
        for (int i = 0; i < miner.Tracks.Length; i++)
        {
            if (miner.Tracks[i].IsRaised && All[i].Type == type)
            {
                return miner.Tracks[i].Sighting;
            }
        }

        return null;
    }

    /// <summary>One finding of a type: the worst.</summary>
    public static List<MinerFinding> Findings(MinerCase now)
    {
        var findings = new List<MinerFinding>();
        RuleTrack[] tracks = now.Miner.Tracks;
        for (int i = 0; i < tracks.Length; i++)
        {
            if (!tracks[i].IsRaised)
            {
                continue;
            }

            MinerFinding finding = Finding(now, All[i], tracks[i]);
            int same = findings.FindIndex(f => f.Type == finding.Type);
            if (same < 0)
            {
                findings.Add(finding);
            }
            else if (FindingSeverity.Rank(finding.Severity) < FindingSeverity.Rank(findings[same].Severity))
            {
                findings[same] = finding;
            }
        }

        return findings;
    }

    private static MinerFinding Finding(MinerCase now, MinerRule rule, in RuleTrack track) => new()
    {
        Type = rule.Type,
        Severity = track.Sighting!.Severity ?? rule.Severity,
        SinceMs = track.SinceMs,
        Sentence = track.Sighting.Said.Sentence,
        Phrase = track.Sighting.Said.Phrase,
        Evidence = track.Sighting.Said.Facts,
        Clauses = track.Sighting.Said.Clauses,
        Scope = "miner",
        AgentId = now.Miner.AgentId,
        MinerKey = now.Miner.Key,
        SiteId = now.Around.Place?.SiteId,
        RackId = now.Around.Place?.RackId,
    };
}
