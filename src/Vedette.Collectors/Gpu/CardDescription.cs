namespace Vedette.Collectors.Gpu;

/// <summary>What a card or MIG instance is; kept while its driver does not answer, since a card that fell silent is still the same card. Null = not known.</summary>
internal sealed record CardDescription
{
    /// <summary>The driver's UUID, else the PCI address.</summary>
    public required string Key { get; init; }

    public required string Vendor { get; init; }

    /// <summary>The driver's number of the card; an instance has its parent's.</summary>
    public long? Index { get; init; }

    public string? Model { get; init; }

    public string? Uuid { get; init; }

    /// <summary>As in /sys: 0000:3b:00.0.</summary>
    public string? PciAddress { get; init; }

    /// <summary>As in the driver's own spelling, which the series' label carries: 00000000:3B:00.0.</summary>
    public string? BusId { get; init; }

    /// <summary>The device's name in the series: nvidia0, card1.</summary>
    public string? Device { get; init; }

    public string? DriverVersion { get; init; }

    public string? VbiosVersion { get; init; }

    public string? CudaVersion { get; init; }

    public long? MemoryTotalBytes { get; init; }

    public double? PowerLimitWatts { get; init; }

    public string? EccMode { get; init; }

    public string? MigMode { get; init; }

    /// <summary>The key of the card that the instance is cut from.</summary>
    public string? MigParent { get; init; }

    public string? MigProfile { get; init; }

    /// <summary>Of a MIG instance, for the series' label.</summary>
    public uint? GpuInstanceId { get; init; }

    /// <summary>Of several in one reading the last that is no program's own fault, where there is one: what a fault of the card does to the programs on it does not hide it.</summary>
    public long? XidLast { get; init; }

    /// <summary>When <see cref="XidLast"/> was heard, milliseconds since the Unix epoch.</summary>
    public long? XidLastAt { get; init; }

    /// <summary>Since this process listens; null where the driver has no events.</summary>
    public long? XidErrorsTotal { get; init; }

    /// <summary>When the last error of the memory that could not be corrected was seen to come, milliseconds since the Unix epoch; null where none came while this process looked.</summary>
    public long? EccUncorrectedAt { get; init; }

    /// <summary>Why the readings are absent; null while the card answers.</summary>
    public string? QueryFailure { get; init; }
}
