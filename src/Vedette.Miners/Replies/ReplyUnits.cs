namespace Vedette.Miners.Replies;

/// <summary>From a device's units to base units.</summary>
internal static class ReplyUnits
{
    public const double Kilo = 1e3;
    public const double Mega = 1e6;
    public const double Giga = 1e9;
    public const double Tera = 1e12;

    /// <summary>Hashes per second in one of the unit: "GH/s", "TH", "mhs", "G", "H/s", "KSol/s"; null for a word that is none.</summary>
    public static double? HashesIn(ReadOnlySpan<char> unit)
    {
        unit = unit.Trim();
        if (unit.Length is 0 or > 8)
        {
            return null;
        }

        ReadOnlySpan<char> word = unit[1..];
        if (Factor(unit[0]) is { } factor && (word.IsEmpty || IsHashes(word)))
        {
            return factor;
        }

        return IsHashes(unit) ? 1 : null;
    }

    /// <summary>A rate with its unit in the text: "130G", "203.5 TH/s". Null where the unit is missing or unknown: a guess would be wrong by a thousand.</summary>
    public static double? Hashrate(string? text) =>
        ReplyNumber.Parse(text, out ReadOnlySpan<char> unit) is { } number && HashesIn(unit) is { } factor ? number * factor : null;

    public static double? Hashrate(double? number, string? unit) => number is { } rate && HashesIn(unit) is { } factor ? rate * factor : null;

    /// <summary>A count with a letter behind it: "262K", "1.29G", "483k". Without one it is what it is.</summary>
    public static double? Scaled(string? text)
    {
        if (ReplyNumber.Parse(text, out ReadOnlySpan<char> unit) is not { } number || number <= 0)
        {
            return null;
        }

        return unit.IsEmpty ? number : unit.Length == 1 && Factor(unit[0]) is { } factor ? number * factor : null;
    }

    /// <summary>"49%" and 49 give 0.49: for the fields in which a device writes percent.</summary>
    public static double? Ratio(double? percent) => percent is >= 0 and <= 1000 and { } number ? number / 100 : null;

    private static double? Factor(char letter) => letter switch
    {
        'k' or 'K' => Kilo,
        'm' or 'M' => Mega,
        'g' or 'G' => Giga,
        't' or 'T' => Tera,
        'p' or 'P' => 1e15,
        'e' or 'E' => 1e18,
        _ => null,
    };

    private static bool IsHashes(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("/s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("ps", StringComparison.OrdinalIgnoreCase))
        {
            word = word[..^2];
        }
        else if (word.Length > 1 && word[^1] is 's' or 'S')
        {
            word = word[..^1];
        }

        return word.Equals("h", StringComparison.OrdinalIgnoreCase) || word.Equals("hash", StringComparison.OrdinalIgnoreCase) || word.Equals("sol", StringComparison.OrdinalIgnoreCase)
            || word.Equals("hashe", StringComparison.OrdinalIgnoreCase);
    }
}
