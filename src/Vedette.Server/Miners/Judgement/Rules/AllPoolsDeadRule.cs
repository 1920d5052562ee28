using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Truth;

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
            (1, _) => RuleSighting.Wrong($"Its only pool, {Host(enabled[0])}, does not answer it.", ("pools", 1), ("pool", Host(enabled[0]))),
            _ => RuleSighting.Wrong($"None of its {enabled.Count} pools answers it.", ("pools", enabled.Count), ("pool", Host(enabled[0]))),
        };
    }

    private static string Host(SeenEntity pool) => PoolAddress.Parse(pool.Text(MinerPoolFields.Url))?.ToString() ?? "of an unknown address";
}
