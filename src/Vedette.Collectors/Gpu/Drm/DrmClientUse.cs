namespace Vedette.Collectors.Gpu.Drm;

/// <summary>What one process holds of one card.</summary>
internal sealed record DrmClientUse(int Pid, string PciAddress, string Type, long? MemoryBytes);
