namespace Vedette.Miners.Replies;

/// <summary>Numbers that stand for "there is none".</summary>
internal static class DeviceSentinels
{
    private const double ColdestPlace = -60;
    private const double HottestChip = 250;
    private const double LargestLimit = 10_000_000;

    /// <summary>Degrees; null for -273 and everything that no sensor in a miner reads.</summary>
    public static double? Temperature(double? degrees) => degrees is > ColdestPlace and < HottestChip ? degrees : null;

    /// <summary>As <see cref="Temperature"/>, where the device writes 0 for a sensor that is not there.</summary>
    public static double? TemperatureNotZero(double? degrees) => degrees is 0 ? null : Temperature(degrees);

    /// <summary>Watts and the like; null for -1, 0, 65535, 2147483647, 4294967295: no limit set.</summary>
    public static double? Limit(double? watts) => watts is > 0 and < LargestLimit and not 65535 ? watts : null;

    /// <summary>Turns per minute; null below 0 and for 65535.</summary>
    public static double? Rpm(double? rpm) => rpm is >= 0 and < 65535 ? rpm : null;
}
