using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

internal sealed class AmbiguousRule() : MinerRule(FindingTypes.Ambiguous, FindingSeverity.Information, Sustain.AtOnce)
{
    private const string SameMac = $"{MinerFields.SameMacSource}: ";

    public override bool HoldsAtRest => true;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        if (now.Entity.Flag(MinerFields.IsAmbiguous) != true)
        {
            return RuleSighting.Fine;
        }

        IReadOnlyList<string> evidence = now.Entity.Texts(MinerFields.Evidence);
        string? other = evidence.FirstOrDefault(e => e.StartsWith(SameMac, StringComparison.Ordinal))?[SameMac.Length..];
        return other is null
            ? new RuleSighting(Tell(evidence))
            : new RuleSighting(TellSameMac(other, evidence)) { Severity = FindingSeverity.Warning };
    }

    internal static Statement Tell(IReadOnlyList<string> evidence) => Statement.Of(Phrase.Ambiguous, "Its interfaces name different makers or firmware.", ("evidence", evidence));

    internal static Statement TellSameMac(string other, IReadOnlyList<string> evidence) =>
        Statement.Of(Phrase.SameMac, $"The device at {other} tells the same MAC: a MAC was cloned, or one device has two addresses.", ("other_ip_address", other), ("evidence", evidence));
}
