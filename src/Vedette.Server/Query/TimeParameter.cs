using System.Globalization;

namespace Vedette.Server.Query;

/// <summary>A moment in a query string: RFC 3339, or seconds or milliseconds since the Unix epoch.</summary>
internal static class TimeParameter
{
    /// <summary>Numbers below this are seconds (the year 5138), from it on milliseconds (since 1973).</summary>
    private const double FirstMilliseconds = 1e11;

    // 9999-12-31, the last day a calendar here can name.
    private const double LastMilliseconds = 253402300799999;

    public static bool TryParse(string text, out long timestampMs)
    {
        timestampMs = 0;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            double ms = number < FirstMilliseconds ? number * 1000 : number;
            timestampMs = ms <= LastMilliseconds ? (long)ms : 0;
            return ms <= LastMilliseconds;
        }

        // A "+" of a zone offset that was not escaped arrives as a blank.
        string repaired = text.Replace(' ', '+');
        if (repaired.Contains('T', StringComparison.OrdinalIgnoreCase)
            && DateTimeOffset.TryParse(repaired, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment))
        {
            timestampMs = moment.ToUnixTimeMilliseconds();
            return true;
        }

        return false;
    }
}
