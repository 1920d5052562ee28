using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Server.Fleet;
using Vedette.Storage.Control;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Document1;

/// <summary>Turns a report into host gauges. What was not measured makes no sample.</summary>
internal sealed class ReportSamples(ByteRates rates)
{
    private const double Mebibyte = 1024 * 1024;

    public SampleSet Build(AgentRow agent, MetricValues values, long atMs, long receivedAtMs)
    {
        var series = new List<Labels>();
        var samples = new List<IndexedSample>();
        Add(HostMetrics.CpuUsagePercent, values.CpuLoad);
        Add(HostMetrics.MemoryUsageBytes, values.RamUsedMb * Mebibyte);
        Add(HostMetrics.MemoryTotalBytes, values.RamTotalMb * Mebibyte);
        Add(HostMetrics.GpuUsagePercent, values.GpuLoad);
        Add(HostMetrics.GpuMemoryUsedBytes, values.GpuMemUsedMb * Mebibyte);
        Add(HostMetrics.NetworkReceiveBytesTotal, values.NetRxBytes);
        Add(HostMetrics.NetworkTransmitBytesTotal, values.NetTxBytes);
        AddRate(HostMetrics.NetworkReceiveBytesPerSecond, values.NetRxBytes);
        AddRate(HostMetrics.NetworkTransmitBytesPerSecond, values.NetTxBytes);
        AddRate(HostMetrics.DiskReadBytesPerSecond, values.DiskReadBytes);
        AddRate(HostMetrics.DiskWriteBytesPerSecond, values.DiskWriteBytes);
        return new SampleSet(agent.Id, series, samples, receivedAtMs);

        void Add(HostMetric metric, double? value)
        {
            if (value is double measured)
            {
                samples.Add(new IndexedSample(series.Count, atMs, measured));
                series.Add(SeriesStamp.Stamp(Labels.Create(metric.Series), agent));
            }
        }

        void AddRate(HostMetric metric, long? counter)
        {
            if (counter is long bytes)
            {
                Add(metric, rates.Next(agent.Id, metric.Series, atMs, bytes));
            }
        }
    }

    /// <summary>What is wrong with the numbers, or null.</summary>
    public static string? Problem(MetricValues values)
    {
        (string Name, double? Value)[] fields =
        [
            ("cpu_load", values.CpuLoad), ("ram_used_mb", values.RamUsedMb), ("ram_total_mb", values.RamTotalMb), ("gpu_load", values.GpuLoad),
            ("gpu_mem_used_mb", values.GpuMemUsedMb), ("net_rx_bytes", values.NetRxBytes), ("net_tx_bytes", values.NetTxBytes),
            ("disk_read_bytes", values.DiskReadBytes), ("disk_write_bytes", values.DiskWriteBytes),
        ];
        foreach ((string name, double? value) in fields)
        {
            // Above 1e15 MiB or bytes nothing real is left, and a double no longer counts single ones.
            if (value is double number && !(number >= 0 && number <= 1e15))
            {
                return $"{name} is {number}; it must be a number from 0 on.";
            }
        }

        return null;
    }
}
