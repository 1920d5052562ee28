using System.Globalization;

namespace Vedette.Collectors.Services;

/// <summary>Numbers and moments in systemctl's words. What is not set, infinite or not understood is not known.</summary>
internal static class SystemdValue
{
    private static readonly string[] DateForms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF"];

    /// <summary>UINT64_MAX is how old versions print "not set" and "infinity"; it and other numbers above 63 bits are not known.</summary>
    public static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>A process id; 0 means none.</summary>
    public static int? Pid(string? text) => Number(text) is > 0 and <= int.MaxValue and { } pid ? (int)pid : null;

    /// <summary><c>Sat 2026-11-21 13:00:00 UTC</c>, or <c>@1795266000</c> with or without a fraction of microseconds. A moment in another zone than UTC is not known: zone names are ambiguous.</summary>
    public static DateTimeOffset? Moment(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.StartsWith('@'))
        {
            return decimal.TryParse(text.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds) && seconds is > 0 and < 100_000_000_000
                ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
                : null;
        }

        // The day of the week goes before the date, the zone behind the time.
        string[] words = text.Split(' ');
        return words is [_, var date, var time, "UTC" or "GMT"]
            && DateTime.TryParseExact($"{date} {time}", DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime moment)
            ? new DateTimeOffset(moment, TimeSpan.Zero)
            : null;
    }
}
