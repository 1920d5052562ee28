using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>A fan that turns at less than half of its neighbours' speed though it is told the same: it is about to stop.</summary>
internal sealed class FanSlowRule() : MinerRule(FindingTypes.FanStopped, FindingSeverity.Warning, Sustain.Minutes(5))
{
    private const double Limit = 0.5;
    private const double ClearLimit = 0.6;

    /// <summary>Against one other, nobody knows which of them is right.</summary>
    private const int FewestNeighbours = 2;

    /// <summary>Below, fans are throttled and differ by nature.</summary>
    private const double SlowestMedian = 1000;

    /// <summary>Told the same, but for rounding.</summary>
    private const double SameDuty = 0.05;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        if (!now.IsAtWork)
        {
            return null;
        }

        bool told = false;
        foreach (SeenEntity fan in now.Miner.Fans)
        {
            if (fan.Number(MinerFanFields.Rpm) is not > 0 || MedianOfNeighbours(fan, now.Miner.Fans) is not { } median)
            {
                continue;
            }

            told = true;
            double rpm = fan.Number(MinerFanFields.Rpm)!.Value;
            if (rpm < median * (raised ? ClearLimit : Limit))
            {
                return new RuleSighting(Tell(FanName.Of(fan), rpm, median));
            }
        }

        return told ? RuleSighting.Fine : null;
    }

    private static double? MedianOfNeighbours(SeenEntity fan, List<SeenEntity> fans)
    {
        double? duty = fan.Number(MinerFanFields.DutyRatio);
        double[] others = [.. fans
            .Where(f => !ReferenceEquals(f, fan) && FanName.IsOfPowerSupply(f) == FanName.IsOfPowerSupply(fan))
            .Where(f => duty is null || f.Number(MinerFanFields.DutyRatio) is not { } other || Math.Abs(other - duty.Value) <= SameDuty)
            .Select(f => f.Number(MinerFanFields.Rpm) ?? 0).Where(r => r > 0).Order()];
        return others.Length >= FewestNeighbours && others[others.Length / 2] >= SlowestMedian ? others[others.Length / 2] : null;
    }

    internal static Statement Tell(Clause fan, double rpm, double neighbours) => Statement.Of(
        fan.Phrase == Phrase.SupplyFanNamed ? Phrase.SupplyFanSlow : Phrase.FanSlow, $"{fan.Text} turns at {rpm:0} rpm, its neighbours at {neighbours:0}.", ("fan", fan.Facts["fan"]), ("rpm", rpm), ("neighbours_rpm", neighbours));
}
