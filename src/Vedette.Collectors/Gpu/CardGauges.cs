namespace Vedette.Collectors.Gpu;

/// <summary>What a card does just now. Null = the driver does not tell.</summary>
internal record struct CardGauges
{
    public double? UtilizationPercent { get; set; }

    public double? MemoryUtilizationPercent { get; set; }

    public long? MemoryUsedBytes { get; set; }

    public long? MemoryFreeBytes { get; set; }

    public double? PowerWatts { get; set; }

    public double? TemperatureCelsius { get; set; }

    public double? MemoryTemperatureCelsius { get; set; }

    public double? FanPercent { get; set; }

    public long? ClockSmMhz { get; set; }

    public long? ClockMemoryMhz { get; set; }

    /// <summary>The driver's bits; see <see cref="ThrottleReasons"/>.</summary>
    public ulong? ThrottleMask { get; set; }

    /// <summary>Since the driver was loaded.</summary>
    public long? EccCorrectedVolatile { get; set; }

    public long? EccUncorrectedVolatile { get; set; }

    /// <summary>In the card's life.</summary>
    public long? EccCorrectedAggregate { get; set; }

    public long? EccUncorrectedAggregate { get; set; }

    /// <summary>In the card's life where its driver tells that, else since the driver was loaded.</summary>
    public long? EccCorrectedTotal { get; set; }

    public long? EccUncorrectedTotal { get; set; }

    public string? PerformanceState { get; set; }

    public double? EncoderPercent { get; set; }

    public double? DecoderPercent { get; set; }

    public string? PcieLink { get; set; }
}
