namespace Vedette.Model.Hosts;

/// <summary>One physical disk. <paramref name="Kind"/> is hdd, ssd or nvme, or null where the kernel does not say.</summary>
/// <param name="Name">The kernel's name: sda, nvme0n1.</param>
/// <param name="FreeBytes">Free space over the file systems on it; null where none is mounted.</param>
public sealed record DiskInfo(string Name, string? Kind, string? Model, long SizeBytes, long? FreeBytes);
