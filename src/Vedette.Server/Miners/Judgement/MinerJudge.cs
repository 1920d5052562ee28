using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Rules;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;
using Vedette.Server.Miners.Places;

namespace Vedette.Server.Miners.Judgement;

/// <summary>Judges one miner of what it said, what people decided and what its pool sees. Called under the lock of the miner's site.</summary>
/// <param name="places">Found when first needed: who keeps places may listen to states himself.</param>
internal sealed class MinerJudge(Lazy<IMinerPlaces> places, Lazy<IPoolView> pools)
{
    private static readonly IReadOnlyList<MinerFinding> NoFindings = [];

    public MinerSurroundings Around(WatchedMiner miner, long? agentSilentSinceMs)
    {
        SeenEntity? pool = ActivePool.Marked(miner.Pools).FirstOrDefault() ?? ActivePool.One(miner.Pools);
        (string? url, string? worker) = (pool?.Text(MinerPoolFields.Url), pool?.Text(MinerPoolFields.Worker));
        PoolWorkerView? view = url is null ? null : pools.Value.Find(url, worker);
        return new MinerSurroundings(places.Value.Find(miner.AgentId, miner.Key), places.Value.PoolsFor(miner.AgentId, miner.Key), agentSilentSinceMs, view)
        {
            WhyNoView = url is null || view is not null ? PoolSilence.NoApi : pools.Value.WhyNothing(url, worker),
        };
    }

    /// <summary>Sets <see cref="WatchedMiner.Standing"/>.</summary>
    /// <param name="wasTold">Its agent just told something of it: the rules look. Else only silence and surroundings are new.</param>
    public static void Judge(WatchedMiner miner, MinerSurroundings around, long nowMs, bool wasTold)
    {
        if (miner.Entity is not { } entity)
        {
            return;
        }

        var now = new MinerCase(miner, entity, around, nowMs);
        MinerSilence silence = MinerSilence.Of(now);
        bool isHeard = !silence.IsOffline && !silence.IsStale;
        if (wasTold && isHeard)
        {
            MinerRules.Step(now);
        }

        MinerTruth truth = MinerTruth.Of(now, silence);
        bool silent = silence.IsOffline && truth.Verdict == MinerVerdicts.Offline;
        miner.Standing = new MinerStanding
        {
            AgentId = miner.AgentId,
            MinerKey = miner.Key,
            Judgement = new MinerJudgement(truth.Verdict, truth.Reasons, Witnesses(now, isHeard), Findings(now, silence, truth)),
            Around = around,
            JudgedAtMs = nowMs,
            IsSilent = silent,
            IsDue = silent && silence.IsDue,
            SilentSinceMs = silence.SinceMs,
        };
    }

    private static MinerWitness[] Witnesses(MinerCase now, bool isHeard)
    {
        if (!isHeard)
        {
            return [MinerWitness.Of("device", null, [DeviceEvidence.NotHeard]), MinerWitness.Of("shares", null, [DeviceEvidence.NotHeard]), OfPool(now)];
        }

        DeviceEvidence device = DeviceEvidence.Of(now);
        return [MinerWitness.Of("device", device.Says, device.Clauses), MinerWitness.Of("shares", now.Shares.Says, now.Shares.Clauses), OfPool(now)];
    }

    private static MinerWitness OfPool(MinerCase now) => MinerWitness.Of("pool", now.PoolView.Says, now.PoolView.Clauses);

    /// <summary>Of a miner that is not heard of, only that: what it said before is not the present.</summary>
    private static IReadOnlyList<MinerFinding> Findings(MinerCase now, MinerSilence silence, MinerTruth truth)
    {
        if (now.Around.Place?.Paused == true || now.Around.AgentSilentSinceMs is not null)
        {
            // The agent's own finding stands for all of its miners.
            return NoFindings;
        }

        if (silence.IsOffline)
        {
            return silence.IsDue ? [OfSilence(now, silence, (FindingTypes.Offline, FindingSeverity.Critical), truth)] : NoFindings;
        }

        return silence.IsStale ? [OfSilence(now, silence, (FindingTypes.Stale, FindingSeverity.Warning), truth)] : MinerRules.Findings(now);
    }

    private static MinerFinding OfSilence(MinerCase now, MinerSilence silence, (string Type, string Severity) kind, MinerTruth truth) => new()
    {
        Type = kind.Type,
        Severity = kind.Severity,
        SinceMs = silence.SinceMs,
        Sentence = truth.Reasons[0].Sentence,
        Phrase = truth.Reasons[0].Phrase,
        Clauses = truth.Reasons[0].Clauses,
        Evidence = Facts.Of([
            .. truth.Reasons[0].Facts.Select(f => (f.Key, f.Value)), ("last_read_at", now.Miner.ReadAtMs), ("missed_polls", now.Entity.Number(MinerFields.MissedPolls)), ("ip_address", now.Entity.Text(MinerFields.Address)),
        ]),
        Scope = "miner",
        AgentId = now.Miner.AgentId,
        MinerKey = now.Miner.Key,
        SiteId = now.Around.Place?.SiteId,
        RackId = now.Around.Place?.RackId,
    };
}
