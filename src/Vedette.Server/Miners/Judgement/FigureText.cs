using System.Globalization;

namespace Vedette.Server.Miners.Judgement;

/// <summary>Figures as people read them, in sentences.</summary>
internal static class FigureText
{
    private static readonly string[] RateUnits = ["H/s", "kH/s", "MH/s", "GH/s", "TH/s", "PH/s", "EH/s"];

    /// <summary>110.2 TH/s.</summary>
    public static string Rate(double hashesPerSecond)
    {
        int unit = 0;
        double value = hashesPerSecond;
        while (Math.Abs(value) >= 1000 && unit < RateUnits.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {RateUnits[unit]}");
    }

    /// <summary>33 % of a ratio of 0.33; tenths where whole ones say nothing.</summary>
    public static string Percent(double ratio) =>
        Math.Abs(ratio) < 0.1 ? string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0.#} %") : string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0} %");

    /// <summary>50 s, 10 min, 3.5 h, 2 days.</summary>
    public static string Span(double seconds) => seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 7200 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):0} min"),
        < 172_800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0.#} days"),
    };

    /// <summary>Up to one digit behind the point.</summary>
    public static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}");

    /// <summary>1 miner, 2 miners.</summary>
    public static string Count(int count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? $"{one}s")}");
}
