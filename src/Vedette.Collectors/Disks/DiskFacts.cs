using Vedette.Collectors.Files;

namespace Vedette.Collectors.Disks;

/// <summary>What a disk is. Null = the kernel does not tell.</summary>
/// <param name="Temperature">Its sensor, kept open; null where it has none.</param>
internal sealed record DiskFacts(string Name, NumberFile? Temperature)
{
    public string? Kind { get; init; }

    public string? Model { get; init; }

    public string? Vendor { get; init; }

    public string? SerialHash { get; init; }

    public long SizeBytes { get; init; }

    public string? Firmware { get; init; }

    public string? Transport { get; init; }
}
