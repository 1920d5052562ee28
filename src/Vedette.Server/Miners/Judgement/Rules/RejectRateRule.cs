using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Shares that the pool refuses, over half an hour: a bad link, a clock, or an overclocked chip.</summary>
internal sealed class RejectRateRule : MinerRule
{
    /// <summary>Fewer shares than this and one that is refused by chance looks like a trend.</summary>
    private const int FewestShares = 100;

    private readonly double _limit;

    private RejectRateRule(string severity, double limit) : base(FindingTypes.RejectRate, severity, Sustain.TwoPolls) => _limit = limit;

    public static RejectRateRule Critical { get; } = new(FindingSeverity.Critical, 0.1);

    public static RejectRateRule Warning { get; } = new(FindingSeverity.Warning, 0.05);

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        RejectedShares shares = now.Rejected;
        if (shares.Shares < FewestShares)
        {
            return null;
        }

        // Four fifths of the limit clear it.
        return shares.Ratio > (raised ? _limit * 0.8 : _limit)
            ? new RuleSighting(Tell(shares))
            : RuleSighting.Fine;
    }

    internal static Statement Tell(RejectedShares shares) => Statement.Of(
        Phrase.RejectRate, $"{shares.Rejected} of {shares.Shares} shares were rejected in 30 min, {FigureText.Percent(shares.Ratio)}.", ("rejected", shares.Rejected), ("shares", shares.Shares), ("ratio", shares.Ratio));
}
