namespace Vedette.Model.Miners;

/// <summary>Degrees Celsius; null where there is no such sensor or it gives no reading.</summary>
public sealed record MinerTemperatures
{
    /// <summary>The hottest board.</summary>
    public double? Board { get; init; }

    /// <summary>The hottest chip.</summary>
    public double? Chip { get; init; }

    public double? Inlet { get; init; }

    public double? Outlet { get; init; }

    public double? Ambient { get; init; }

    public double? PowerSupply { get; init; }

    public double? VoltageRegulator { get; init; }
}
