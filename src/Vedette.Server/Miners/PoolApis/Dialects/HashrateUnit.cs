using System.Buffers;
using System.Globalization;

namespace Vedette.Server.Miners.PoolApis.Dialects;

/// <summary>Rates with a letter for a power of thousand.</summary>
internal static class HashrateUnit
{
    private const string Prefixes = "KMGTPEZ";

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.");

    /// <summary>Gh/s, TH/s, H/s. Null for any other word.</summary>
    public static double? Factor(string? unit)
    {
        string word = (unit ?? "").Trim().ToUpperInvariant();
        if (!word.EndsWith("H/S", StringComparison.Ordinal))
        {
            return null;
        }

        return word.Length switch
        {
            3 => 1,
            4 when Prefixes.IndexOf(word[0], StringComparison.Ordinal) is >= 0 and int power => Math.Pow(1000, power + 1),
            _ => null,
        };
    }

    /// <summary>98.10 TH/s. Null without a unit.</summary>
    public static double? WithUnit(string? text)
    {
        ReadOnlySpan<char> told = (text ?? "").AsSpan().Trim();
        int digits = told.IndexOfAnyExcept(Figures);
        return digits > 0 && Factor(told[digits..].ToString()) is { } factor && double.TryParse(told[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            ? PoolJson.Rate(number * factor)
            : null;
    }

    /// <summary>1.48T, 986G, 0.</summary>
    public static double? WithSuffix(string? text)
    {
        ReadOnlySpan<char> figure = (text ?? "").AsSpan().Trim();
        if (figure.Length == 0)
        {
            return null;
        }

        int power = Prefixes.IndexOf(char.ToUpperInvariant(figure[^1]), StringComparison.Ordinal);
        figure = power >= 0 ? figure[..^1] : figure;
        return double.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? PoolJson.Rate(number * Math.Pow(1000, power + 1)) : null;
    }
}
