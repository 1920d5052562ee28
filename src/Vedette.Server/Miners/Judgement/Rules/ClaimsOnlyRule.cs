using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>It says that it hashes, and nothing comes of it. The evidence has waited long enough itself.</summary>
internal sealed class ClaimsOnlyRule() : MinerRule(FindingTypes.ClaimsOnly, FindingSeverity.Critical, Sustain.AtOnce)
{
    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        if (!now.IsAtWork)
        {
            return null;
        }

        bool byShares = now.NoShareCame;
        if (!now.Claims || (!byShares && now.PoolView.Says != MinerVerdicts.ClaimsOnly))
        {
            return RuleSighting.Fine;
        }

        Statement told = TruthReasons.ClaimsRefuted(now.Claim!.Value.HashesPerSecond, byShares ? now.Shares.Clauses : now.PoolView.Clauses);
        return new RuleSighting(told with { Facts = Evidence(now) })
        {
            SinceMs = byShares ? now.Shares.Trickle?.SinceMs ?? now.Miner.Shares.SilentSinceMs : null,
        };
    }

    private static Facts Evidence(MinerCase now) => Facts.Of(
        ("hashrate", now.Claim!.Value.HashesPerSecond), ("silent_seconds", Math.Round(now.Miner.Shares.SilentSeconds)), ("shares", now.Shares.Trickle?.Shares), ("shares_due", now.Shares.Trickle?.Due ?? now.Miner.Shares.DueInSilence), ("rejected", now.Miner.Shares.RejectedInSilence),
        ("pool_hashrate", now.Around.PoolView?.HashesPerSecond));
}
