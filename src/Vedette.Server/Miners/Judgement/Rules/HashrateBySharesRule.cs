using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>What its shares are worth is well below what it claims, by more than chance.</summary>
internal sealed class HashrateBySharesRule() : MinerRule(FindingTypes.HashrateLow, FindingSeverity.Warning, Sustain.Minutes(10))
{
    /// <summary>Chance alone leaves a rate of 50 shares within two fifths, nearly always. Where so many would have come at the claimed rate, fewer are no lack of evidence but the evidence.</summary>
    private const int FewestShares = 50;

    /// <summary>Chance goes beyond it once in 700 times; it has to do so for ten minutes.</summary>
    private const double Deviations = 3;

    private const double Limit = 0.75;
    private const double ClearLimit = 0.8;

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        ShareEvidence shares = now.Shares;
        if (!now.IsAtWork || !now.Claims || shares.HashesPerSecond is not { } worth || shares.Shares * Math.Max(1, now.Claim!.Value.HashesPerSecond / worth) < FewestShares || now.Miner.RunningSeconds < shares.Seconds)
        {
            return null;
        }

        // Against the mean of the same time, and of the device's own window where that is lower.
        double claimed = Math.Min(now.Miner.Window.MeanRate(now.NowMs - (shares.Seconds * 1000L), 1) ?? double.MaxValue, now.Entity.Number(MinerFields.HashrateFifteenMinutes) ?? double.MaxValue);
        double most = worth + (Deviations * shares.Deviation!.Value);
        return most < claimed * (raised ? ClearLimit : Limit)
            ? new RuleSighting(Tell(claimed, worth, shares))
            : RuleSighting.Fine;
    }

    internal static Statement Tell(double claimed, double worth, ShareEvidence shares) => Statement.Of(
        Phrase.HashrateLowByShares,
        $"It claims {FigureText.Rate(claimed)}, but its shares ({shares.Shares} in {FigureText.Span(shares.Seconds)}) are worth {FigureText.Rate(worth)}, {FigureText.Percent(worth / claimed)} of it.",
        ("claimed", claimed), ("shares", shares.Shares), ("seconds", shares.Seconds), ("hashrate", worth), ("ratio", worth / claimed), ("deviation", shares.Deviation));
}
