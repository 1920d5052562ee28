namespace Vedette.Collectors.Disks;

/// <summary>What a disk says of its own health. Null = it does not say.</summary>
internal sealed record SmartReading
{
    /// <summary>passed or failed.</summary>
    public string? Health { get; init; }

    /// <summary>Why nothing is known.</summary>
    public string? Unavailable { get; init; }

    public double? TemperatureCelsius { get; init; }

    public long? PowerOnHours { get; init; }

    /// <summary>Of the writes that its maker promises; beyond 100 where it lives longer.</summary>
    public double? WearPercent { get; init; }

    public long? ReallocatedSectors { get; init; }

    public long? MediaErrors { get; init; }

    public double? SparePercent { get; init; }
}
