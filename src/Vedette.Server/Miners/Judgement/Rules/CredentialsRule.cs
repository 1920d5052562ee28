using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

internal sealed class CredentialsRule() : MinerRule(FindingTypes.Credentials, FindingSeverity.Warning, Sustain.AtOnce)
{
    public override bool HoldsAtRest => true;

    public override RuleSighting? Look(MinerCase now, bool raised) => MinerWords.Is(now.State, MinerWords.AuthRequired)
        ? new RuleSighting(Tell(now.Entity.Text(MinerFields.StateText), now.Entity.Text(MinerFields.Address)))
        : RuleSighting.Fine;

    internal static Statement Tell(string? stateText, string? address) =>
        Statement.Of(Phrase.Credentials, "It wants a login that is not configured, or refuses the one that is.", ("state_text", stateText), ("ip_address", address));
}
