using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>The mean of five minutes against the miner's own median of the hour before: also where nobody knows what to expect of it. It ends by itself when the hour has got used to it; what lasts is hashrate_low.</summary>
internal sealed class HashrateDroppedRule() : MinerRule(FindingTypes.HashrateDropped, FindingSeverity.Warning, Sustain.Minutes(5))
{
    private const long MeanMs = 5 * 60 * 1000;
    private const long HourMs = 60 * 60 * 1000;

    private const int FewestPolls = 3;

    /// <summary>Half an hour of polls: a median of less is no habit.</summary>
    private const int FewestBefore = 30;

    /// <summary>Operators use 5 to 50 %; below this, weather and pools move it.</summary>
    private const double Drop = 0.15;

    private const double ClearDrop = 0.08;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        double? mean = now.Miner.Window.MeanRate(now.NowMs - MeanMs, FewestPolls);
        double? before = now.Miner.Window.MedianRate(now.NowMs - MeanMs - HourMs, now.NowMs - MeanMs, FewestBefore);
        if (!now.IsAtWork || mean is not { } rate || before is not > 0 || now.Miner.Window.RestartsAfter(now.NowMs - (2 * MeanMs)) > 0)
        {
            return null;
        }

        double drop = 1 - (rate / before.Value);
        return drop > (raised ? ClearDrop : Drop)
            ? new RuleSighting(Tell(rate, drop, before.Value))
            : RuleSighting.Fine;
    }

    internal static Statement Tell(double rate, double drop, double median) => Statement.Of(
        Phrase.HashrateDropped, $"It gives {FigureText.Rate(rate)} over 5 min, {FigureText.Percent(drop)} less than its median of the hour before, {FigureText.Rate(median)}.", ("hashrate", rate), ("drop", drop), ("median", median));
}
