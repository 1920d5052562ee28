using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Protocol.Messages;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Ingest;

/// <summary>
/// Document 4's snapshots (layout D) as <c>host_*</c> gauges. The original agent always sends 0 for running processes and established connections because it never measures them,
/// and proto3 cannot tell 0 from absent: such fields are taken only where they are not 0, so that unknown does not become zero.
/// </summary>
internal static class PerformanceTranslator
{
    // Within a decimal's range and beyond any percentage; a larger number, an infinity or NaN is kept as it came.
    private const float MostExactDecimal = 1e15f;

    public static SampleSet Translate(AgentRow agent, PerformanceSnapshotBatch batch, long receivedAtMs)
    {
        var set = new SampleSetBuilder(agent);
        foreach (PerformanceSnapshot snapshot in batch.Snapshots)
        {
            set.At(snapshot.TimestampUnixMs);
            AddAlways(set, snapshot);
            AddWhereKnown(set, snapshot);
            foreach (DiskUsage disk in snapshot.DiskUsages)
            {
                Label mountpoint = new("mountpoint", disk.MountPoint);
                Label fstype = new("fstype", disk.Fstype);
                set.Add(HostMetrics.FilesystemUsedBytes, disk.UsedBytes, mountpoint, fstype);
                set.Add(HostMetrics.FilesystemTotalBytes, disk.TotalBytes, mountpoint, fstype);
            }
        }

        return set.Build(receivedAtMs);
    }

    private static void AddAlways(SampleSetBuilder set, PerformanceSnapshot snapshot)
    {
        set.Add(HostMetrics.CpuUsagePercent.Series, Shorten(snapshot.CpuOverallUsagePercent));
        set.Add(HostMetrics.MemoryUsageBytes.Series, snapshot.MemoryUsageBytes);
        set.Add(HostMetrics.SwapUsageBytes.Series, snapshot.SwapUsageBytes);
        set.Add(HostMetrics.SwapTotalBytes.Series, snapshot.SwapTotalBytes);
        set.Add(HostMetrics.DiskReadBytesPerSecond.Series, snapshot.DiskTotalIoReadBytesPerSec);
        set.Add(HostMetrics.DiskWriteBytesPerSecond.Series, snapshot.DiskTotalIoWriteBytesPerSec);
        set.Add(HostMetrics.NetworkReceiveBytesPerSecond.Series, snapshot.NetworkRxBytesPerSec);
        set.Add(HostMetrics.NetworkTransmitBytesPerSecond.Series, snapshot.NetworkTxBytesPerSec);
        set.Add(HostMetrics.NetworkReceiveBytesTotal.Series, snapshot.NetworkRxBytesCumulative);
        set.Add(HostMetrics.NetworkTransmitBytesTotal.Series, snapshot.NetworkTxBytesCumulative);
    }

    /// <summary>Fields that cannot be 0 on a machine that runs, or that the original never fills.</summary>
    private static void AddWhereKnown(SampleSetBuilder set, PerformanceSnapshot snapshot)
    {
        AddNotZero(set, HostMetrics.MemoryTotalBytes, snapshot.MemoryTotalBytes);
        AddNotZero(set, HostMetrics.UptimeSeconds, snapshot.UptimeSeconds);
        AddNotZero(set, HostMetrics.Processes, snapshot.TotalProcessesCount);
        AddNotZero(set, HostMetrics.ProcessesRunning, snapshot.RunningProcessesCount);
        AddNotZero(set, HostMetrics.TcpEstablished, snapshot.TcpEstablishedConnectionCount);
        AddNotZero(set, HostMetrics.DiskTotalBytes, snapshot.TotalDiskSpaceBytes);
        if (snapshot.TotalDiskSpaceBytes > 0)
        {
            set.Add(HostMetrics.DiskUsedBytes.Series, snapshot.UsedDiskSpaceBytes);
        }
    }

    private static void AddNotZero(SampleSetBuilder set, HostMetric metric, ulong value)
    {
        if (value != 0)
        {
            set.Add(metric.Series, value);
        }
    }

    /// <summary>The float's own decimal digits: 12.3f widened is 12.300000190734863, which nobody measured and which stores badly.</summary>
    private static double Shorten(float value) => Math.Abs(value) < MostExactDecimal ? (double)(decimal)value : value;
}
