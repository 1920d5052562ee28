namespace Vedette.Server.Document1;

/// <summary>Loads in per cent, sizes in MiB, byte fields as counters that only rise until the client restarts; null or absent = not measured.</summary>
internal sealed record MetricValues
{
    public double? CpuLoad { get; init; }

    public double? RamUsedMb { get; init; }

    public double? RamTotalMb { get; init; }

    public double? GpuLoad { get; init; }

    public double? GpuMemUsedMb { get; init; }

    public long? NetRxBytes { get; init; }

    public long? NetTxBytes { get; init; }

    public long? DiskReadBytes { get; init; }

    public long? DiskWriteBytes { get; init; }
}
