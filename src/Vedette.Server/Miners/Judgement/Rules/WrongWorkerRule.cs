using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>The right pool, and somebody else's account. As sure, and as bad, as a wrong pool.</summary>
internal sealed class WrongWorkerRule() : MinerRule(FindingTypes.WrongWorker, FindingSeverity.Critical, Sustain.TwoPolls)
{
    public override bool HoldsAtRest => true;

    public override RuleSighting? Look(MinerCase now, bool raised) => now.Choice switch
    {
        { WrongWorker: { } worker } choice => new RuleSighting(Tell(worker, choice.Meant)),
        { IsKnown: true } => RuleSighting.Fine,
        _ when now.Around.Intended.Count == 0 => RuleSighting.Fine,
        _ => null,
    };

    internal static Statement Tell(string worker, IReadOnlyList<string> meant) =>
        Statement.Of(Phrase.WrongWorker, $"Its shares are booked to the worker {worker}; meant is {string.Join(" or ", meant)}.", ("worker", worker), ("meant", meant));
}
