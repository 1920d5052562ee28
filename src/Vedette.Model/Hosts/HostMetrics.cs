namespace Vedette.Model.Hosts;

/// <summary>All <c>host_*</c> gauges. Bytes per second keep document 4's suffix <c>_bps</c> in replies and say what they are in the series' names.</summary>
public static class HostMetrics
{
    public static readonly HostMetric CpuUsagePercent = new("host_cpu_usage_percent", "cpu_usage_percent", false);
    public static readonly HostMetric MemoryUsageBytes = new("host_memory_usage_bytes", "memory_usage_bytes", true);
    public static readonly HostMetric MemoryTotalBytes = new("host_memory_total_bytes", "memory_total_bytes", true);
    public static readonly HostMetric SwapUsageBytes = new("host_swap_usage_bytes", "swap_usage_bytes", true);
    public static readonly HostMetric SwapTotalBytes = new("host_swap_total_bytes", "swap_total_bytes", true);
    public static readonly HostMetric DiskReadBytesPerSecond = new("host_disk_read_bytes_per_second", "disk_io_read_bps", true);
    public static readonly HostMetric DiskWriteBytesPerSecond = new("host_disk_write_bytes_per_second", "disk_io_write_bps", true);
    public static readonly HostMetric NetworkReceiveBytesPerSecond = new("host_network_receive_bytes_per_second", "network_rx_bps", true);
    public static readonly HostMetric NetworkTransmitBytesPerSecond = new("host_network_transmit_bytes_per_second", "network_tx_bps", true);
    public static readonly HostMetric NetworkReceiveBytesTotal = new("host_network_receive_bytes_total", "network_rx_cumulative", true);
    public static readonly HostMetric NetworkTransmitBytesTotal = new("host_network_transmit_bytes_total", "network_tx_cumulative", true);
    public static readonly HostMetric LoadAverageOneMinute = new("host_load1", "load_average_one_min", false);
    public static readonly HostMetric LoadAverageFiveMinutes = new("host_load5", "load_average_five_min", false);
    public static readonly HostMetric LoadAverageFifteenMinutes = new("host_load15", "load_average_fifteen_min", false);
    public static readonly HostMetric UptimeSeconds = new("host_uptime_seconds", "uptime_seconds", true);
    public static readonly HostMetric Processes = new("host_processes", "total_processes_count", true);
    public static readonly HostMetric ProcessesRunning = new("host_processes_running", "running_processes_count", true);
    public static readonly HostMetric TcpEstablished = new("host_tcp_established_connections", "tcp_established_connection_count", true);
    public static readonly HostMetric DiskTotalBytes = new("host_disk_total_bytes", "total_disk_space_bytes", true);
    public static readonly HostMetric DiskUsedBytes = new("host_disk_used_bytes", "used_disk_space_bytes", true);
    public static readonly HostMetric GpuUsagePercent = new("host_gpu_usage_percent", "gpu_usage_percent", false);
    public static readonly HostMetric GpuMemoryUsedBytes = new("host_gpu_memory_used_bytes", "gpu_memory_used_bytes", true);

    /// <summary>Per core, label <c>cpu</c> = the kernel's number.</summary>
    public const string CpuCoreUsagePercent = "host_cpu_core_usage_percent";

    /// <summary>Per file system, labels <c>mountpoint</c>, <c>device</c>, <c>fstype</c>; beside it <see cref="FilesystemTotalBytes"/>.</summary>
    public const string FilesystemUsedBytes = "host_filesystem_used_bytes";

    public const string FilesystemTotalBytes = "host_filesystem_total_bytes";

    /// <summary>Every gauge that stands once per host, in the order of the replies.</summary>
    public static readonly IReadOnlyList<HostMetric> All =
    [
        CpuUsagePercent, MemoryUsageBytes, MemoryTotalBytes, SwapUsageBytes, SwapTotalBytes,
        DiskReadBytesPerSecond, DiskWriteBytesPerSecond, NetworkReceiveBytesPerSecond, NetworkTransmitBytesPerSecond,
        LoadAverageOneMinute, LoadAverageFiveMinutes, LoadAverageFifteenMinutes, UptimeSeconds,
        Processes, ProcessesRunning, TcpEstablished, DiskTotalBytes, DiskUsedBytes,
        NetworkReceiveBytesTotal, NetworkTransmitBytesTotal, GpuUsagePercent, GpuMemoryUsedBytes,
    ];
}
