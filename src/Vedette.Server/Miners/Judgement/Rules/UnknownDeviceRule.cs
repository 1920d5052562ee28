using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

internal sealed class UnknownDeviceRule() : MinerRule(FindingTypes.UnknownDevice, FindingSeverity.Information, Sustain.AtOnce)
{
    public override bool HoldsAtRest => true;

    // A miner of a foreign agent has no maker, and figures all the same.
    public override RuleSighting? Look(MinerCase now, bool raised) => MinerWords.Is(now.Entity.Text(MinerFields.Vendor), MinerWords.Unknown)
        ? RuleSighting.Wrong(
            $"Nobody knows this kind of device yet{(now.Entity.Text(MinerFields.RawModel) is { Length: > 0 } model ? $"; it calls itself {model}" : "")}.", ("ip_address", now.Entity.Text(MinerFields.Address)),
            ("evidence", now.Entity.Texts(MinerFields.Evidence)))
        : RuleSighting.Fine;
}
