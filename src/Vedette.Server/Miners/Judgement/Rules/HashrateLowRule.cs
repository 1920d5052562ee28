using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>The mean of five minutes against what is expected; nothing at all is too little whatever is expected. Operators act at three quarters; at nine tenths they look when they have the time.</summary>
internal sealed class HashrateLowRule : MinerRule
{
    /// <summary>After a start the mean still holds the slow minutes of it.</summary>
    private const double EarliestUptimeSeconds = 600;

    private const long MeanMs = 5 * 60 * 1000;

    /// <summary>Single readings of five seconds jump by a tenth.</summary>
    private const int FewestPolls = 3;

    private readonly double _limit;
    private readonly double _clearLimit;

    private HashrateLowRule(string severity, Sustain sustain, double limit, double clearLimit) : base(FindingTypes.HashrateLow, severity, sustain) =>
        (_limit, _clearLimit) = (limit, clearLimit);

    public static HashrateLowRule Critical { get; } = new(FindingSeverity.Critical, Sustain.Minutes(10), 0.75, 0.8);

    public static HashrateLowRule Warning { get; } = new(FindingSeverity.Warning, Sustain.Minutes(30), 0.9, 0.93);

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        if (now.IsStopped)
        {
            return new RuleSighting(TruthReasons.StoppedNotPaused(now.Entity.Text(MinerFields.StateText)));
        }

        double? rate = now.Entity.Number(MinerFields.HashrateFiveMinutes) ?? now.Miner.Window.MeanRate(now.NowMs - MeanMs, FewestPolls);
        if (!now.IsAtWork || now.Miner.RunningSeconds < EarliestUptimeSeconds || rate is not { } mean)
        {
            return null;
        }

        if (mean is 0)
        {
            return new RuleSighting(TellNothing(now.Expected));
        }

        if (now.Expected is not { } expected)
        {
            return null;
        }

        double ratio = mean / expected;
        return ratio < (raised ? _clearLimit : _limit)
            ? new RuleSighting(Tell(mean, ratio, expected))
            : RuleSighting.Fine;
    }

    internal static Statement TellNothing(double? expected) => expected is { } missed
        ? Statement.Of(Phrase.NothingGivenExpected, $"It gives nothing over 5 min; {FigureText.Rate(missed)} are expected.", ("hashrate", 0.0), ("expected", missed), ("ratio", 0.0))
        : Statement.Of(Phrase.NothingGiven, "It gives nothing over 5 min.", ("hashrate", 0.0));

    internal static Statement Tell(double rate, double ratio, double expected) => Statement.Of(
        Phrase.HashrateLow, $"It gives {FigureText.Rate(rate)} over 5 min, {FigureText.Percent(ratio)} of the expected {FigureText.Rate(expected)}.", ("hashrate", rate), ("ratio", ratio), ("expected", expected));
}
