using System.Globalization;

namespace Vedette.Miners.Replies;

/// <summary>How long something has been going on, as devices write it.</summary>
internal static class DeviceDuration
{
    private const int LongestText = 64;
    private const double Minute = 60;
    private const double Hour = 3600;
    private const double Day = 86400;

    /// <summary>
    /// Seconds. A bare number is seconds; "1:55" is hours and minutes, "0:00:12" hours, minutes and seconds, "3:04:05:06" begins with days; "10 days, 18:00", "2 days 5 min", "1d 2h 3m 4s". Null for anything else.
    /// </summary>
    public static double? Seconds(string? text)
    {
        if (text is null || text.Length > LongestText)
        {
            return null;
        }

        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.StartsWith("up ", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[3..].TrimStart();
        }

        if (rest.IsEmpty)
        {
            return null;
        }

        double total = 0;
        while (!rest.IsEmpty)
        {
            if (NextPart(ref rest) is not { } seconds)
            {
                return null;
            }

            total += seconds;
            rest = rest.TrimStart(" ,");
        }

        return total;
    }

    private static double? NextPart(ref ReadOnlySpan<char> rest)
    {
        int length = 0;
        while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || rest[length] is ':' or '.'))
        {
            length++;
        }

        ReadOnlySpan<char> figure = rest[..length];
        rest = rest[length..].TrimStart();
        if (figure.Contains(':'))
        {
            return Clock(figure);
        }

        if (!double.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        int letters = 0;
        while (letters < rest.Length && char.IsAsciiLetter(rest[letters]))
        {
            letters++;
        }

        double? unit = Unit(rest[..letters]);
        rest = rest[letters..];
        return number * unit;
    }

    private static double? Clock(ReadOnlySpan<char> figure)
    {
        Span<double> parts = stackalloc double[4];
        int count = 0;
        foreach (Range range in figure.Split(':'))
        {
            if (count == parts.Length || !double.TryParse(figure[range], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out parts[count++]))
            {
                return null;
            }
        }

        return count switch
        {
            2 => (parts[0] * Hour) + (parts[1] * Minute),
            3 => (parts[0] * Hour) + (parts[1] * Minute) + parts[2],
            4 => (parts[0] * Day) + (parts[1] * Hour) + (parts[2] * Minute) + parts[3],
            _ => null,
        };
    }

    private static double? Unit(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
        {
            return 1;
        }

        return word.ToString().ToUpperInvariant() switch
        {
            "D" or "DAY" or "DAYS" => Day,
            "H" or "HR" or "HRS" or "HOUR" or "HOURS" => Hour,
            "M" or "MIN" or "MINS" or "MINUTE" or "MINUTES" => Minute,
            "S" or "SEC" or "SECS" or "SECOND" or "SECONDS" => 1,
            "W" or "WEEK" or "WEEKS" => 7 * Day,
            _ => null,
        };
    }
}
