using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

internal sealed class UnknownDeviceRule() : MinerRule(FindingTypes.UnknownDevice, FindingSeverity.Information, Sustain.AtOnce)
{
    public override bool HoldsAtRest => true;

    // A miner of a foreign agent has no maker, and figures all the same.
    public override RuleSighting? Look(MinerCase now, bool raised) => MinerWords.Is(now.Entity.Text(MinerFields.Vendor), MinerWords.Unknown)
        ? new RuleSighting(Tell(now.Entity.Text(MinerFields.RawModel), now.Entity.Text(MinerFields.Address), now.Entity.Texts(MinerFields.Evidence)))
        : RuleSighting.Fine;

    internal static Statement Tell(string? model, string? address, IReadOnlyList<string> evidence) => model is { Length: > 0 }
        ? Statement.Of(Phrase.UnknownDeviceNamed, $"Nobody knows this kind of device yet; it calls itself {model}.", ("model", model), ("ip_address", address), ("evidence", evidence))
        : Statement.Of(Phrase.UnknownDevice, "Nobody knows this kind of device yet.", ("ip_address", address), ("evidence", evidence));
}
