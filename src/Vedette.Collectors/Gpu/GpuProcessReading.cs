namespace Vedette.Collectors.Gpu;

/// <summary>What one process holds of one card.</summary>
/// <param name="GpuKey">The entity key of the card or MIG instance.</param>
/// <param name="Type">compute or graphics.</param>
/// <param name="MemoryBytes">Null where the driver does not tell.</param>
public sealed record GpuProcessReading(string GpuKey, int Pid, string Type, long? MemoryBytes);
