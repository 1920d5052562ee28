using Vedette.Collectors.Disk;

namespace Vedette.Collectors.Tests;

public sealed class DiskCollectorTests
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public void Eleven_counters_of_an_old_kernel()
    {
        using var disk = new DiskCollector(HostTree.Fixture("centos6-2.6.32"));
        _sink.Run(disk);
        Assert.Equal(446216, _sink["node_disk_reads_completed_total{device=\"sda\"}"]);
        Assert.Equal(9550688 * 512.0, _sink["node_disk_read_bytes_total{device=\"sda\"}"]);
        Assert.Equal(5922052 * 512.0, _sink["node_disk_written_bytes_total{device=\"sda\"}"]);
        Assert.Equal(4382.310, _sink["node_disk_read_time_seconds_total{device=\"sda\"}"]);
        Assert.Equal(19310.380, _sink["node_disk_write_time_seconds_total{device=\"sda\"}"]);
        Assert.Equal(1, _sink["node_disk_io_now{device=\"sdb\"}"]);
        Assert.Equal(3376.340, _sink["node_disk_io_time_seconds_total{device=\"sda\"}"]);
        Assert.Equal(23705.160, _sink["node_disk_io_time_weighted_seconds_total{device=\"sda\"}"]);
        Assert.False(_sink.Has("node_disk_discards_completed_total{device=\"sda\"}"));
        Assert.False(_sink.Has("node_disk_reads_completed_total{device=\"sda1\"}"));
        Assert.False(_sink.Has("node_disk_reads_completed_total{device=\"loop0\"}"));
        Assert.True(_sink.Has("node_disk_reads_completed_total{device=\"dm-0\"}"));
    }

    [Fact]
    public void Fifteen_and_seventeen_counters_of_newer_kernels()
    {
        using var discards = new DiskCollector(HostTree.Fixture("rhel8-4.18"));
        _sink.Run(discards);
        Assert.Equal(11, _sink["node_disk_discards_completed_total{device=\"sda\"}"]);
        Assert.Equal(0.014, _sink["node_disk_discard_time_seconds_total{device=\"sda\"}"]);
        Assert.False(_sink.Has("node_disk_flush_requests_total{device=\"sda\"}"));

        using var flushes = new DiskCollector(HostTree.Fixture("debian12-6.1"));
        _sink.Run(flushes);
        Assert.Equal(1043, _sink["node_disk_flush_requests_total{device=\"vda\"}"]);
        Assert.Equal(0.037, _sink["node_disk_flush_requests_time_seconds_total{device=\"vda\"}"]);
        Assert.Equal(547424, _sink["node_disk_discarded_sectors_total{device=\"vda\"}"]);
    }

    [Theory]
    [InlineData("sda", BlockDeviceKind.Whole)]
    [InlineData("nvme0n1", BlockDeviceKind.Whole)]
    [InlineData("nvme0c1n1", BlockDeviceKind.Ignored)]
    [InlineData("nvme0n1p1", BlockDeviceKind.Ignored)]
    [InlineData("sda1", BlockDeviceKind.Ignored)]
    [InlineData("dm-0", BlockDeviceKind.Stacked)]
    [InlineData("md127", BlockDeviceKind.Stacked)]
    [InlineData("sr0", BlockDeviceKind.Ignored)]
    [InlineData("zram0", BlockDeviceKind.Ignored)]
    [InlineData("loop12", BlockDeviceKind.Ignored)]
    public void Device_by_what_sys_says(string device, object kind) =>
        Assert.Equal(kind, new BlockDeviceClassifier(HostTree.Fixture("rhel8-4.18")).Classify(device));

    [Theory]
    [InlineData("sda", BlockDeviceKind.Whole)]
    [InlineData("sdaa", BlockDeviceKind.Whole)]
    [InlineData("sdaa3", BlockDeviceKind.Ignored)]
    [InlineData("xvda", BlockDeviceKind.Whole)]
    [InlineData("nvme1n1", BlockDeviceKind.Whole)]
    [InlineData("nvme1n1p2", BlockDeviceKind.Ignored)]
    [InlineData("mmcblk0", BlockDeviceKind.Whole)]
    [InlineData("mmcblk0p1", BlockDeviceKind.Ignored)]
    [InlineData("mmcblk0boot0", BlockDeviceKind.Ignored)]
    [InlineData("dm-3", BlockDeviceKind.Stacked)]
    [InlineData("md", BlockDeviceKind.Ignored)]
    public void Device_by_its_name_where_there_is_no_sys(string device, object kind)
    {
        using var host = new HostTree();
        Assert.Equal(kind, new BlockDeviceClassifier(host.Files).Classify(device));
    }

    [Fact]
    public void Rates_are_summed_over_whole_disks_only()
    {
        using HostTree host = HostTree.CopyOf("rhel8-4.18");
        using var disk = new DiskCollector(host.Files);
        _sink.Run(disk);
        Assert.False(_sink.Has("host_disk_read_bytes_per_second"));
        host.Replace("proc/diskstats", "nvme0n1 5000 0 100000", "nvme0n1 5001 0 100100")
            .Replace("proc/diskstats", "nvme0c1n1 2500 0 50000", "nvme0c1n1 2501 0 50100")
            .Replace("proc/diskstats", "dm-0 5500 0 110000", "dm-0 5501 0 110100")
            .Replace("proc/diskstats", "sda 1000 10 20000 300 2000 20 40000", "sda 1000 10 20010 300 2000 20 40020");
        _sink.Run(disk, 10);
        Assert.Equal(110 * 512 / 10.0, _sink["host_disk_read_bytes_per_second"]);
        Assert.Equal(20 * 512 / 10.0, _sink["host_disk_write_bytes_per_second"]);
    }

    [Fact]
    public void Counter_that_fell_counts_from_zero()
    {
        using HostTree host = HostTree.CopyOf("centos6-2.6.32");
        using var disk = new DiskCollector(host.Files);
        _sink.Run(disk);
        host.Replace("proc/diskstats", "9550688", "20");
        _sink.Run(disk, 10);
        Assert.Equal(20 * 512 / 10.0, _sink["host_disk_read_bytes_per_second"]);
    }

    [Fact]
    public void Four_counters_of_an_ancient_partition_are_not_read()
    {
        using HostTree host = new HostTree().Write("proc/diskstats", "   8    1 sda1 486 3888 10 80\n   8    0 sda 1 2 3 4 5 6 7 8 9 10 11\n");
        using var disk = new DiskCollector(host.Files);
        _sink.Run(disk);
        Assert.Equal(11, _sink.Samples.Count);
    }
}
