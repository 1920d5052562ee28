using System.Globalization;

namespace Vedette.Server.Query;

/// <summary>A step in a query string: a whole number and its unit, <c>30s</c>, <c>1m</c>, <c>5m</c>, <c>1h</c>, <c>1d</c>.</summary>
internal static class IntervalParameter
{
    private const long MaxSeconds = 366L * 86400;

    public static bool TryParse(string text, out long intervalMs)
    {
        intervalMs = 0;
        if (text.Length < 2 || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long count) || count == 0)
        {
            return false;
        }

        long unitSeconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        if (unitSeconds == 0 || count > MaxSeconds / unitSeconds)
        {
            return false;
        }

        intervalMs = count * unitSeconds * 1000;
        return true;
    }
}
