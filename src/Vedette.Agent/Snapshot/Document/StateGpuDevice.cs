namespace Vedette.Agent.Snapshot.Document;

/// <summary>"mb" means MiB.</summary>
internal sealed record StateGpuDevice(int Index, string Name, double Temperature, double UtilizationPercent, double MemoryUsedMb, double MemoryTotalMb);
