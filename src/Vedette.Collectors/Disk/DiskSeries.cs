using Vedette.Collectors.Rates;
using Vedette.Model.Series;

namespace Vedette.Collectors.Disk;

/// <summary>One block device: its series, one per counter of /proc/diskstats, and the baseline of its rates.</summary>
internal sealed class DiskSeries
{
    private const int ReadSectors = 2;
    private const int WrittenSectors = 6;

    /// <summary>The kernel's unit in this file whatever the disk's own sector size is.</summary>
    private const int SectorBytes = 512;

    // In the kernel's order. Divisors, since 17319 / 1000.0 is the nearest number to 17.319 and 17319 * 0.001 is not always.
    private static readonly (string Metric, double Times, double DividedBy)[] Counters =
    [
        ("node_disk_reads_completed_total", 1, 1),
        ("node_disk_reads_merged_total", 1, 1),
        ("node_disk_read_bytes_total", SectorBytes, 1),
        ("node_disk_read_time_seconds_total", 1, 1000),
        ("node_disk_writes_completed_total", 1, 1),
        ("node_disk_writes_merged_total", 1, 1),
        ("node_disk_written_bytes_total", SectorBytes, 1),
        ("node_disk_write_time_seconds_total", 1, 1000),
        ("node_disk_io_now", 1, 1),
        ("node_disk_io_time_seconds_total", 1, 1000),
        ("node_disk_io_time_weighted_seconds_total", 1, 1000),
        ("node_disk_discards_completed_total", 1, 1),
        ("node_disk_discards_merged_total", 1, 1),
        ("node_disk_discarded_sectors_total", 1, 1),
        ("node_disk_discard_time_seconds_total", 1, 1000),
        ("node_disk_flush_requests_total", 1, 1),
        ("node_disk_flush_requests_time_seconds_total", 1, 1000),
    ];

    private readonly Labels[] _series;
    private readonly CounterRate _read = new(CounterRate.HighestBytesPerSecond / SectorBytes);
    private readonly CounterRate _written = new(CounterRate.HighestBytesPerSecond / SectorBytes);

    public DiskSeries(string device, BlockDeviceKind kind)
    {
        Kind = kind;
        _series = kind == BlockDeviceKind.Ignored
            ? []
            : [.. Counters.Select(counter => Labels.Create(counter.Metric, new Label("device", device)))];
    }

    public BlockDeviceKind Kind { get; }

    public void Write(ReadOnlySpan<ulong> counters, ISampleSink sink)
    {
        for (int i = 0; i < counters.Length; i++)
        {
            sink.Add(_series[i], counters[i] * Counters[i].Times / Counters[i].DividedBy);
        }
    }

    /// <summary>Null at the first reading.</summary>
    public double? ReadBytesPerSecond(ReadOnlySpan<ulong> counters, double monotonicSeconds) =>
        BytesPerSecond(_read, counters[ReadSectors], monotonicSeconds);

    /// <summary>Null at the first reading.</summary>
    public double? WrittenBytesPerSecond(ReadOnlySpan<ulong> counters, double monotonicSeconds) =>
        BytesPerSecond(_written, counters[WrittenSectors], monotonicSeconds);

    private static double? BytesPerSecond(CounterRate rate, ulong sectors, double monotonicSeconds) =>
        rate.TryNext(sectors, monotonicSeconds, out CounterStep step) ? step.PerSecond * SectorBytes : null;
}
