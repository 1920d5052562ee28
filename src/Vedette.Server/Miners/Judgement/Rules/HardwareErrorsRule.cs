using Vedette.Server.Miners.Judgement.Truth;

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
            ? RuleSighting.Wrong(
                $"{FigureText.Percent(wrong.Ratio)} of its results in {FigureText.Span(wrong.Seconds)} were wrong: {wrong.Errors} hardware errors.", ("hw_errors", wrong.Errors), ("ratio", wrong.Ratio), ("seconds", wrong.Seconds))
            : RuleSighting.Fine;
    }
}
