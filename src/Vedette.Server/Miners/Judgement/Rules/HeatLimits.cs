namespace Vedette.Server.Miners.Judgement.Rules;

/// <summary>Degrees Celsius from which on heat is a matter, by what the makers themselves let their devices run at.</summary>
internal readonly record struct HeatLimits(double ChipWarning, double ChipCritical, double BoardWarning, double BoardCritical)
{
    /// <summary>Antminers stop at 85 to 90 of the board's sensor and about 100 of a chip's.</summary>
    private static readonly HeatLimits Usual = new(85, 95, 75, 80);

    /// <summary>Avalon's own regulation lets chips go to 120.</summary>
    private static readonly HeatLimits Avalon = new(110, 120, 75, 80);

    public static HeatLimits For(string? vendor) => vendor is not null && vendor.StartsWith("avalon", StringComparison.OrdinalIgnoreCase) ? Avalon : Usual;
}
