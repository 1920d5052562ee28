using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Truth;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Results that chips got wrong, against all results of an hour: a result stands for as many hashes as a share of difficulty 1.</summary>
internal sealed class HardwareErrorsRule : MinerRule
{
    private const long SpanMs = 60 * 60 * 1000;

    /// <summary>A quarter of an hour tells a rate.</summary>
    private const int FewestSeconds = 900;

    private readonly double _limit;

    private HardwareErrorsRule(string severity, double limit) : base(FindingTypes.HardwareErrors, severity, Sustain.TwoPolls) => _limit = limit;

    public static HardwareErrorsRule Critical { get; } = new(FindingSeverity.Critical, 0.05);

    public static HardwareErrorsRule Warning { get; } = new(FindingSeverity.Warning, 0.01);

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        if (!now.IsAtWork || ShareWork.HashesPerDifficulty(now.Entity.Text(MinerFields.Algorithm)) is not { } hashes)
        {
            return null;
        }

        MinerWindow window = now.Miner.Window;
        (long errors, double work, int seconds) = (0, 0, 0);
        for (int back = window.CountAfter(now.NowMs - SpanMs) - 1; back >= 0; back--)
        {
            MinerReading reading = window[back];
            if (reading.HardwareErrors != MinerReading.UnknownRise && reading.Rate > 0)
            {
                errors += reading.HardwareErrors;
                work += reading.Rate * reading.Seconds / hashes;
                seconds += reading.Seconds;
            }
        }

        if (seconds < FewestSeconds)
        {
            return null;
        }

        // Four fifths of the limit clear it.
        double ratio = errors / (errors + work);
        return ratio > (raised ? _limit * 0.8 : _limit)
            ? RuleSighting.Wrong($"{FigureText.Percent(ratio)} of its results in {FigureText.Span(seconds)} were wrong: {errors} hardware errors.", ("hw_errors", errors), ("ratio", ratio), ("seconds", seconds))
            : RuleSighting.Fine;
    }
}
