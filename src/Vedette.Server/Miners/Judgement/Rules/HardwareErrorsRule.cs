using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Chips that compute wrongly: overclocked, underfed or dying.</summary>
internal sealed class HardwareErrorsRule : MinerRule
{
    /// <summary>A quarter of an hour tells a rate.</summary>
    private const int FewestSeconds = 900;

    private readonly double _limit;

    private HardwareErrorsRule(string severity, double limit) : base(FindingTypes.HardwareErrors, severity, Sustain.TwoPolls) => _limit = limit;

    public static HardwareErrorsRule Critical { get; } = new(FindingSeverity.Critical, 0.05);

    public static HardwareErrorsRule Warning { get; } = new(FindingSeverity.Warning, 0.01);

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        HardwareErrorShare wrong = now.HardwareErrors;
        if (!now.IsAtWork || wrong.Seconds < FewestSeconds)
        {
            return null;
        }

        // Four fifths of the limit clear it.
        return wrong.Ratio > (raised ? _limit * 0.8 : _limit)
            ? new RuleSighting(Tell(wrong.Errors, wrong.Ratio, wrong.Seconds))
            : RuleSighting.Fine;
    }

    internal static Statement Tell(long errors, double ratio, int seconds) => Statement.Of(
        Phrase.HwErrors, $"{FigureText.Percent(ratio)} of its results in {FigureText.Span(seconds)} were wrong: {errors} hardware {(errors == 1 ? "error" : "errors")}.", ("hw_errors", errors), ("ratio", ratio), ("seconds", seconds));
}
