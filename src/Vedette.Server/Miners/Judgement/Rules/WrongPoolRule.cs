using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>The shares go elsewhere. Two polls, since some firmware works for its maker for a minute in a hundred and does not say so.</summary>
internal sealed class WrongPoolRule() : MinerRule(FindingTypes.WrongPool, FindingSeverity.Critical, Sustain.TwoPolls)
{
    public override bool HoldsAtRest => true;

    public override RuleSighting? Look(MinerCase now, bool raised) => now.Choice switch
    {
        { WrongPool: { } pool } choice => new RuleSighting(Tell(pool, choice.Meant)),
        { IsKnown: true } => RuleSighting.Fine,
        _ when now.Around.Intended.Count == 0 => RuleSighting.Fine,
        _ => null,
    };

    internal static Statement Tell(string pool, IReadOnlyList<string> meant) => Statement.Of(Phrase.WrongPool, $"It works for {pool}; meant is {string.Join(" or ", meant)}.", ("pool", pool), ("meant", meant));
}
