using System.Globalization;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.Processes;
using Vedette.Model.Hosts;

namespace Vedette.Collectors.Tests;

/// <summary>This machine's own numbers, read a second way.</summary>
public sealed class RealMachineTests
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public void Every_host_gauge_but_the_gpus_has_a_value_after_two_cycles()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<ICollector> collectors = [.. DefaultCollectors.Create(new HostFiles()), new ProcessTable(new HostFiles(), TimeProvider.System)];
        foreach (ICollector collector in collectors)
        {
            _sink.Run(collector);
            string before = ProcessorTimes();
            Assert.True(SpinWait.SpinUntil(() => ProcessorTimes() != before, TimeSpan.FromSeconds(60)), "The processor's clock stands still.");
            _sink.Run(collector, 1);
            seen.UnionWith(_sink.Samples.Keys);
            (collector as IDisposable)?.Dispose();
        }

        string[] unknownHere = OnlyLoopback() ? ["gpu", "network"] : ["gpu"];
        Assert.All(
            HostMetrics.All.Select(metric => metric.Series).Where(series => !unknownHere.Any(word => series.Contains(word, StringComparison.Ordinal))),
            series => Assert.Contains(series, seen));
    }

    [Fact]
    public void Memory_is_what_meminfo_says()
    {
        Run("meminfo");
        double total = File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemTotal:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kb, ..]
            ? double.Parse(kb, CultureInfo.InvariantCulture) * 1024
            : -1;
        Assert.Equal(total, _sink["host_memory_total_bytes"]);
        Assert.InRange(_sink["host_memory_usage_bytes"], 1, total);
    }

    [Fact]
    public void Root_file_system_is_what_the_framework_says()
    {
        Run("filesystem");
        string? size = _sink.Samples.Keys.SingleOrDefault(series => series.StartsWith("node_filesystem_size_bytes", StringComparison.Ordinal) && series.Contains("mountpoint=\"/\"", StringComparison.Ordinal));
        Assert.SkipWhen(size is null, "The root of this machine is no local file system.");
        var drive = new DriveInfo("/");
        Assert.Equal(drive.TotalSize, _sink[size!]);
        Assert.InRange(_sink[size!.Replace("size", "avail", StringComparison.Ordinal)], drive.AvailableFreeSpace * 0.9, drive.AvailableFreeSpace * 1.1);
    }

    [Fact]
    public void Cores_are_as_many_as_the_kernel_has_online()
    {
        Run("cpu");
        int listed = File.ReadLines("/proc/stat").Count(line => line.StartsWith("cpu", StringComparison.Ordinal)) - 1;
        Assert.Equal(listed, _sink.Samples.Keys.Count(series => series.StartsWith("node_cpu_seconds_total", StringComparison.Ordinal) && series.Contains("idle", StringComparison.Ordinal)));
    }

    [Fact]
    public void Processes_are_about_as_many_as_a_listing_shows()
    {
        using var processes = new ProcessTable(new HostFiles(), TimeProvider.System);

        // Other tests start and end processes by the hundred: only between two equal listings is there something to compare with.
        int before = 0;
        int after = 0;
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    before = Listed();
                    _sink.Run(processes);
                    after = Listed();
                    return Math.Abs(after - before) <= 2;
                },
                TimeSpan.FromSeconds(60)),
            $"The machine has {before} processes and {after} a moment later.");
        Assert.InRange(_sink["host_processes"], before * 0.8 - 5, (before * 1.2) + 5);
    }

    [Fact]
    public void Hardware_of_this_machine_is_complete_enough_to_show()
    {
        HardwareReading reading = new HardwareReader(new HostFiles()).Read();
        Assert.Empty(reading.Warnings);
        Assert.Equal(Environment.MachineName, reading.Info.Hostname.Split('.')[0]);
        Assert.True(reading.Info.CpuThreads >= Environment.ProcessorCount);
        Assert.True(reading.Info.RamTotalMb > 0);
        Assert.NotNull(reading.Info.CpuModel);
        Assert.NotNull(reading.Info.OsName);
        Assert.NotNull(reading.Info.KernelVersion);
        Assert.NotNull(reading.Info.Architecture);
    }

    private static int Listed() => Directory.GetDirectories("/proc").Count(folder => Path.GetFileName(folder).All(char.IsAsciiDigit));

    private static string ProcessorTimes() => File.ReadLines("/proc/stat").First();

    private static bool OnlyLoopback() => !Directory.Exists("/sys/class/net") || Directory.GetDirectories("/sys/class/net").Length <= 1;

    private void Run(string name)
    {
        ICollector collector = DefaultCollectors.Create(new HostFiles()).Single(candidate => candidate.Name == name);
        _sink.Run(collector);
        (collector as IDisposable)?.Dispose();
    }
}
