namespace Vedette.Model.Miners;

/// <summary>Rates in hashes per second, over windows that the device itself keeps; null where it does not say.</summary>
public sealed record MinerHashrate
{
    /// <summary>Five seconds, or what the device calls real time.</summary>
    public double? FiveSeconds { get; init; }

    public double? OneMinute { get; init; }

    public double? FiveMinutes { get; init; }

    public double? FifteenMinutes { get; init; }

    /// <summary>Since its mining program began.</summary>
    public double? Average { get; init; }

    public double? Day { get; init; }

    /// <summary>What it should reach as it is set now.</summary>
    public double? Expected { get; init; }

    /// <summary>What its maker sold it as.</summary>
    public double? Label { get; init; }
}
