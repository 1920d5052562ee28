using Vedette.Model.Hosts;

namespace Vedette.Model.Tests;

public sealed class HostMetricsTests
{
    [Fact]
    public void Each_series_and_each_field_stands_once()
    {
        Assert.Equal(HostMetrics.All.Count, HostMetrics.All.Select(m => m.Series).Distinct().Count());
        Assert.Equal(HostMetrics.All.Count, HostMetrics.All.Select(m => m.Field).Distinct().Count());
    }

    [Fact]
    public void Every_field_of_document_4_is_there()
    {
        string[] document =
        [
            "cpu_usage_percent", "memory_usage_bytes", "memory_total_bytes", "swap_usage_bytes", "swap_total_bytes", "disk_io_read_bps", "disk_io_write_bps", "network_rx_bps",
            "network_tx_bps", "load_average_one_min", "load_average_five_min", "load_average_fifteen_min", "uptime_seconds", "total_processes_count", "running_processes_count",
            "tcp_established_connection_count",
        ];
        Assert.Empty(document.Except(HostMetrics.All.Select(m => m.Field)));
    }
}
