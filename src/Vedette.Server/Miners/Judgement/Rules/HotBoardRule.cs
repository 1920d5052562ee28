using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>The hottest board. As for chips: critical at the second poll.</summary>
internal sealed class HotBoardRule : MinerRule
{
    /// <summary>Fans regulate: a degree to and fro is no end of it.</summary>
    private const double ClearBelow = 3;

    private readonly Func<HeatLimits, double> _limit;

    private HotBoardRule(string severity, Sustain sustain, Func<HeatLimits, double> limit) : base(FindingTypes.HotBoard, severity, sustain) => _limit = limit;

    public static HotBoardRule Critical { get; } = new(FindingSeverity.Critical, Sustain.TwoPolls, l => l.BoardCritical);

    public static HotBoardRule Warning { get; } = new(FindingSeverity.Warning, Sustain.Minutes(5), l => l.BoardWarning);

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        double limit = _limit(HeatLimits.For(now.Entity));
        double? hottest = now.Entity.Number(MinerFields.BoardTemperature) ?? now.Miner.Boards.Max(b => b.Number(MinerBoardFields.BoardTemperature));
        return hottest switch
        {
            null => null,
            { } degrees when degrees >= (raised ? limit - ClearBelow : limit) =>
                new RuleSighting(Tell(degrees, limit)),
            _ => RuleSighting.Fine,
        };
    }

    internal static Statement Tell(double degrees, double limit) =>
        Statement.Of(Phrase.HotBoard, $"Its hottest board has {FigureText.Number(degrees)} °C; the limit is {FigureText.Number(limit)} °C.", ("temperature_board", degrees), ("limit_celsius", limit));
}
