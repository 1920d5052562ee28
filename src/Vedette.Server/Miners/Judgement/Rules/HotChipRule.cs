using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>The hottest chip. Critical at the second poll, since a device that overheats is damaged in minutes.</summary>
internal sealed class HotChipRule : MinerRule
{
    /// <summary>Fans regulate: a degree to and fro is no end of it.</summary>
    private const double ClearBelow = 3;

    private readonly Func<HeatLimits, double> _limit;

    private HotChipRule(string severity, Sustain sustain, Func<HeatLimits, double> limit) : base(FindingTypes.HotChip, severity, sustain) => _limit = limit;

    public static HotChipRule Critical { get; } = new(FindingSeverity.Critical, Sustain.TwoPolls, l => l.ChipCritical);

    public static HotChipRule Warning { get; } = new(FindingSeverity.Warning, Sustain.Minutes(5), l => l.ChipWarning);

    public override RuleSighting? Look(MinerCase now, bool raised)
    {
        double limit = _limit(HeatLimits.For(now.Entity));
        double? hottest = now.Entity.Number(MinerFields.ChipTemperature) ?? now.Miner.Boards.Max(b => b.Number(MinerBoardFields.ChipTemperature));
        return hottest switch
        {
            null => null,
            { } degrees when degrees >= (raised ? limit - ClearBelow : limit) =>
                new RuleSighting(Tell(degrees, limit)),
            _ => RuleSighting.Fine,
        };
    }

    internal static Statement Tell(double degrees, double limit) =>
        Statement.Of(Phrase.HotChip, $"Its hottest chip has {FigureText.Number(degrees)} °C; the limit is {FigureText.Number(limit)} °C.", ("temperature_chip", degrees), ("limit_celsius", limit));
}
