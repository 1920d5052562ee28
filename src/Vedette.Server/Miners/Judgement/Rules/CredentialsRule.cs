using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

internal sealed class CredentialsRule() : MinerRule(FindingTypes.Credentials, FindingSeverity.Warning, Sustain.AtOnce)
{
    public override bool HoldsAtRest => true;

    public override RuleSighting? Look(MinerCase now, bool raised) => MinerWords.Is(now.State, MinerWords.AuthRequired)
        ? RuleSighting.Wrong("It wants a login that is not configured, or refuses the one that is.", ("state_text", now.Entity.Text(MinerFields.StateText)), ("ip_address", now.Entity.Text(MinerFields.Address)))
        : RuleSighting.Fine;
}
