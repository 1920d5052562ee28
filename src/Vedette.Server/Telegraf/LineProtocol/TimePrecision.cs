namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>The unit of a request's timestamps. What is finer than a millisecond is cut: that is what is kept here.</summary>
/// <param name="Multiplier">Milliseconds in one unit; 1 where the unit is finer.</param>
/// <param name="Divisor">Units in one millisecond; 1 where the unit is coarser.</param>
internal sealed record TimePrecision(long Multiplier, long Divisor)
{
    public static readonly TimePrecision Nanoseconds = new(1, 1_000_000);

    private static readonly TimePrecision Microseconds = new(1, 1000);
    private static readonly TimePrecision Milliseconds = new(1, 1);
    private static readonly TimePrecision Seconds = new(1000, 1);
    private static readonly TimePrecision Minutes = new(60_000, 1);
    private static readonly TimePrecision Hours = new(3_600_000, 1);

    /// <summary>InfluxDB 1: n, ns, u, us, µ, ms, s, m, h; nothing = ns.</summary>
    public static TimePrecision? OfVersion1(string? text) => text switch
    {
        null or "" or "n" or "ns" => Nanoseconds,
        "u" or "us" or "µ" or "µs" => Microseconds,
        "ms" => Milliseconds,
        "s" => Seconds,
        "m" => Minutes,
        "h" => Hours,
        _ => null,
    };

    /// <summary>InfluxDB 2: ns, us, ms, s; nothing = ns.</summary>
    public static TimePrecision? OfVersion2(string? text) => text switch
    {
        null or "" or "ns" => Nanoseconds,
        "us" => Microseconds,
        "ms" => Milliseconds,
        "s" => Seconds,
        _ => null,
    };

    /// <summary>Milliseconds since the Unix epoch, or null where 64 bits do not hold them.</summary>
    public long? ToMilliseconds(long timestamp)
    {
        // Rounded down, before 1970 too.
        long whole = timestamp >= 0 ? timestamp / Divisor : -1 - ((-1 - timestamp) / Divisor);
        return Math.Abs((double)whole * Multiplier) < long.MaxValue ? whole * Multiplier : null;
    }
}
