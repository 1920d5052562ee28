using Vedette.Model.States;

namespace Vedette.Server.Miners.Judgement.Rules;

internal sealed class AmbiguousRule() : MinerRule(FindingTypes.Ambiguous, FindingSeverity.Information, Sustain.AtOnce)
{
    public override bool HoldsAtRest => true;

    public override RuleSighting? Look(MinerCase now, bool raised) => now.Entity.Flag(MinerFields.IsAmbiguous) == true
        ? RuleSighting.Wrong("Its interfaces name different makers or firmware.", ("evidence", now.Entity.Texts(MinerFields.Evidence)))
        : RuleSighting.Fine;
}
