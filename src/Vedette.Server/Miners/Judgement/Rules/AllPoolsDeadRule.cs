using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>No pool answers the miner: it earns nothing. Two minutes are longer than a pool's restart.</summary>
internal sealed class AllPoolsDeadRule() : MinerRule(FindingTypes.PoolDead, FindingSeverity.Critical, Sustain.Minutes(2, 1))
{
    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        List<SeenEntity> enabled = now.Miner.Pools.FindAll(p => ActivePool.IsOwners(p) && !MinerWords.Is(p.Text(MinerPoolFields.Status), MinerWords.PoolDisabled));
        int dead = enabled.Count(p => MinerWords.Is(p.Text(MinerPoolFields.Status), MinerWords.PoolDead));
        return (enabled.Count, dead) switch
        {
            (0, _) => null,
            var (all, few) when few < all => RuleSighting.Fine,
            (1, _) => new RuleSighting(TellOne(PoolAddress.Parse(enabled[0].Text(MinerPoolFields.Url)))),
            _ => new RuleSighting(TellAll(enabled.Count, PoolAddress.Parse(enabled[0].Text(MinerPoolFields.Url)))),
        };
    }

    internal static Statement TellAll(int pools, PoolAddress? first) => Statement.Of(Phrase.AllPoolsDead, $"None of its {pools} pools answers it.", ("pools", pools), ("pool", first?.ToString()));

    internal static Statement TellOne(PoolAddress? pool) => pool is { } known
        ? Statement.Of(Phrase.OnlyPoolDead, $"Its only pool, {known}, does not answer it.", ("pools", 1), ("pool", known.ToString()))
        : Statement.Of(Phrase.OnlyPoolDeadUnnamed, "Its only pool does not answer it.", ("pools", 1));
}
