using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>More power than the limit that is set: breakers are laid out for that. A regulation swings by a few percent.</summary>
internal sealed class PowerHighRule() : MinerRule(FindingTypes.PowerHigh, FindingSeverity.Warning, Sustain.Minutes(10))
{
    private const double Limit = 1.05;
    private const double ClearLimit = 1.03;

    /// <summary>An Avalon's limit is one of what its power supply gives out, and its power is measured at the wall: the supply takes a tenth at most.</summary>
    private const double AvalonWallOfLimit = 1.1;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        if (now.Entity.Number(MinerFields.PowerWatts) is not { } watts || now.Entity.Number(MinerFields.PowerLimitWatts) is not { } told || told <= 0)
        {
            return null;
        }

        double limit = now.Entity.Text(MinerFields.Vendor)?.StartsWith("avalon", StringComparison.OrdinalIgnoreCase) == true ? told * AvalonWallOfLimit : told;

        return watts > limit * (raised ? ClearLimit : Limit)
            ? new RuleSighting(Tell(watts, limit))
            : RuleSighting.Fine;
    }

    internal static Statement Tell(double watts, double limit) => Statement.Of(Phrase.PowerHigh, $"It takes {watts:0} W; its limit is {limit:0} W.", ("power_watts", watts), ("power_limit_watts", limit));
}
