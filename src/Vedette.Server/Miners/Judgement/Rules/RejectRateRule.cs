using Vedette.Server.Miners.Judgement.Sightings;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Shares that the pool refuses, over half an hour: a bad link, a clock, or an overclocked chip.</summary>
internal sealed class RejectRateRule : MinerRule
{
    private const long SpanMs = 30 * 60 * 1000;

    /// <summary>Fewer shares than this and one that is refused by chance looks like a trend.</summary>
    private const int FewestShares = 100;

    private readonly double _limit;

    private RejectRateRule(string severity, double limit) : base(FindingTypes.RejectRate, severity, Sustain.TwoPolls) => _limit = limit;

    public static RejectRateRule Critical { get; } = new(FindingSeverity.Critical, 0.1);

    public static RejectRateRule Warning { get; } = new(FindingSeverity.Warning, 0.05);

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        MinerWindow window = now.Miner.Window;
        (int accepted, int rejected) = (0, 0);
        for (int back = window.CountAfter(now.NowMs - SpanMs) - 1; back >= 0; back--)
        {
            if (window[back].Accepted != MinerReading.UnknownRise && window[back].Rejected != MinerReading.UnknownRise)
            {
                accepted += window[back].Accepted;
                rejected += window[back].Rejected;
            }
        }

        if (accepted + rejected < FewestShares)
        {
            return null;
        }

        // Four fifths of the limit clear it.
        double ratio = (double)rejected / (accepted + rejected);
        return ratio > (raised ? _limit * 0.8 : _limit)
            ? RuleSighting.Wrong($"{rejected} of {accepted + rejected} shares were rejected in 30 min, {FigureText.Percent(ratio)}.", ("rejected", rejected), ("shares", accepted + rejected), ("ratio", ratio))
            : RuleSighting.Fine;
    }
}
