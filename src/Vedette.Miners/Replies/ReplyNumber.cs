using System.Globalization;

namespace Vedette.Miners.Replies;

/// <summary>Numbers as devices write them.</summary>
internal static class ReplyNumber
{
    private const int LongestNumber = 64;
    private const int LongestUnit = 16;
    private const int MostNumbers = 4096;

    /// <summary>Beyond any count of hashes or units of them: what a device writes above that is damage, and would not stay finite once its unit is taken into account.</summary>
    private const double LargestFigure = 1e30;

    /// <summary>Null where it is none, says nothing, is not finite or is more than anything a miner counts.</summary>
    public static double? Parse(string? text) => text is null ? null : Parse(text.AsSpan(), out _);

    /// <param name="unit">What stands behind the number, without blanks: "TH/s", "%"; empty where nothing does.</param>
    public static double? Parse(ReadOnlySpan<char> text, out ReadOnlySpan<char> unit)
    {
        text = text.Trim();
        unit = default;
        int length = LengthOf(text);
        if (length == 0 || length > LongestNumber)
        {
            return null;
        }

        ReadOnlySpan<char> behind = text[length..].Trim();
        if (behind.Length > LongestUnit || behind.ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        if (!double.TryParse(text[..length], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double number) || !(Math.Abs(number) <= LargestFigure))
        {
            return null;
        }

        unit = behind;
        return number;
    }

    public static long? ParseWhole(string? text)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long whole))
        {
            return whole;
        }

        // Not up to long.MaxValue: as a double that is the number after it, which does not fit.
        return Parse(text) is { } number && Math.Abs(number) < 9e18 ? (long)Math.Round(number, MidpointRounding.AwayFromZero) : null;
    }

    public static bool? ParseFlag(string text) => text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "Y" or "YES" or "ON" or "1" or "ENABLED" or "ENABLE" => true,
        "FALSE" or "N" or "NO" or "OFF" or "0" or "DISABLED" or "DISABLE" => false,
        _ => null,
    };

    public static bool SaysNothing(string word) => word is "-" or "--" or "---" or "?"
        || word.Equals("n/a", StringComparison.OrdinalIgnoreCase) || word.Equals("null", StringComparison.OrdinalIgnoreCase) || word.Equals("none", StringComparison.OrdinalIgnoreCase)
        || word.Equals("nan", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Several numbers in one text: "50-40-50-50", "2100 / 2200", "71.0 °C / 64.5 °C", "160 160 160". Empty where one of them is no number: "m-m-m-m" names sensors and no temperatures.
    /// </summary>
    public static IReadOnlyList<double> ParseList(string? text)
    {
        if (text is null)
        {
            return [];
        }

        var numbers = new List<double>();
        int at = 0;
        while (at < text.Length && numbers.Count < MostNumbers)
        {
            // A minus sign is one only where no number ended right before it: "-5--3" is minus five and minus three.
            if (text[at] is ' ' or '/' or ';' or '|' or '\t' || (text[at] == '-' && at > 0 && char.IsAsciiDigit(text[at - 1])))
            {
                at++;
                continue;
            }

            int length = LengthOf(text.AsSpan(at));
            if (length > 0)
            {
                if (Parse(text.AsSpan(at, length), out _) is not { } number)
                {
                    return [];
                }

                numbers.Add(number);
                at += length;
            }
            else if (numbers.Count == 0)
            {
                return [];
            }
            else
            {
                // A unit behind a number.
                at++;
            }
        }

        return numbers;
    }

    /// <summary>Of the number at the beginning; 0 where there is none. A comma belongs to it only between groups of three digits.</summary>
    private static int LengthOf(ReadOnlySpan<char> text)
    {
        int at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        int digits = 0;
        bool hasPoint = false;
        for (; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                digits++;
            }
            else if (text[at] == '.' && !hasPoint)
            {
                hasPoint = true;
            }
            else if (text[at] != ',' || hasPoint || digits == 0 || !IsGroup(text[(at + 1)..]))
            {
                break;
            }
        }

        return digits == 0 ? 0 : at + LengthOfExponent(text[at..]);
    }

    private static bool IsGroup(ReadOnlySpan<char> text) =>
        text.Length >= 3 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && (text.Length == 3 || !char.IsAsciiDigit(text[3]));

    private static int LengthOfExponent(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('e' or 'E'))
        {
            return 0;
        }

        int at = text[1] is '-' or '+' ? 2 : 1;
        int first = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at > first ? at : 0;
    }
}
