using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>It works for a spare pool, since the first one does not answer. A quarter of an hour is longer than pools' own maintenance.</summary>
internal sealed class FirstPoolDeadRule() : MinerRule(FindingTypes.PoolDead, FindingSeverity.Warning, Sustain.Minutes(15))
{
    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        List<SeenEntity> enabled = now.Miner.Pools.FindAll(p => ActivePool.IsOwners(p) && !MinerWords.Is(p.Text(MinerPoolFields.Status), MinerWords.PoolDisabled));
        if (enabled.Count == 0)
        {
            return null;
        }

        SeenEntity first = enabled.MinBy(Order)!;
        bool spareWorks = enabled.Exists(p => MinerWords.Is(p.Text(MinerPoolFields.Status), MinerWords.PoolAlive));
        return MinerWords.Is(first.Text(MinerPoolFields.Status), MinerWords.PoolDead) && spareWorks
            ? new RuleSighting(Tell(PoolAddress.Parse(first.Text(MinerPoolFields.Url))))
            : RuleSighting.Fine;
    }

    internal static Statement Tell(PoolAddress? pool) => pool is { } known
        ? Statement.Of(Phrase.FirstPoolDead, $"Its first pool, {known}, does not answer it; it works for a spare one.", ("pool", known.ToString()))
        : Statement.Of(Phrase.FirstPoolDeadUnnamed, "Its first pool does not answer it; it works for a spare one.");

    private static (double Group, double Priority) Order(SeenEntity pool) =>
        (pool.Number(MinerPoolFields.Group) ?? 0, pool.Number(MinerPoolFields.Priority) ?? pool.Number(MinerPoolFields.Index) ?? double.MaxValue);
}
