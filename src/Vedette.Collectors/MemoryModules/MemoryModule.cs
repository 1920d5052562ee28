namespace Vedette.Collectors.MemoryModules;

/// <summary>A module in its slot, as the firmware describes it. Null = it does not tell.</summary>
internal sealed record MemoryModule(string Slot)
{
    public string? Bank { get; init; }

    public long? SizeBytes { get; init; }

    public string? Type { get; init; }

    /// <summary>As configured, else as rated; megatransfers per second.</summary>
    public long? SpeedMts { get; init; }

    public string? Manufacturer { get; init; }

    public string? PartNumber { get; init; }

    public string? SerialHash { get; init; }
}
