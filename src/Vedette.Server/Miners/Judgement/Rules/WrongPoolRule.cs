namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>The shares go elsewhere. Two polls, since some firmware works for its maker for a minute in a hundred and does not say so.</summary>
internal sealed class WrongPoolRule() : MinerRule(FindingTypes.WrongPool, FindingSeverity.Critical, Sustain.TwoPolls)
{
    public override bool HoldsAtRest => true;

    public override RuleSighting? Look(MinerCase now, bool raised) => now.Choice switch
    {
        { WrongPool: { } pool } choice => RuleSighting.Wrong($"It works for {pool}; meant is {choice.Meant}.", ("pool", pool), ("meant", choice.Meant)),
        { IsKnown: true } => RuleSighting.Fine,
        _ when now.Around.Intended.Count == 0 => RuleSighting.Fine,
        _ => null,
    };
}
