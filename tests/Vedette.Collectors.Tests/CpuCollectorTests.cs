using Vedette.Collectors.Cpu;

namespace Vedette.Collectors.Tests;

public sealed class CpuCollectorTests
{
    private readonly CollectingSink _sink = new();

    [Fact]
    public void Times_are_seconds_per_core_and_mode()
    {
        using var cpu = new CpuCollector(HostTree.Fixture("rhel8-4.18"));
        _sink.Run(cpu);
        Assert.Equal(50, _sink["node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}"]);
        Assert.Equal(400, _sink["node_cpu_seconds_total{cpu=\"2\",mode=\"idle\"}"]);
        Assert.Equal(0.4, _sink["node_cpu_seconds_total{cpu=\"2\",mode=\"steal\"}"]);
        Assert.Equal(4.5, _sink["node_cpu_guest_seconds_total{cpu=\"0\",mode=\"user\"}"]);
        Assert.False(_sink.Has("node_cpu_seconds_total{cpu=\"1\",mode=\"user\"}"));
    }

    [Fact]
    public void Counters_of_the_kernel_are_written_under_node_exporters_names()
    {
        using var cpu = new CpuCollector(HostTree.Fixture("rhel8-4.18"));
        _sink.Run(cpu);
        Assert.Equal(987654, _sink["node_intr_total"]);
        Assert.Equal(55555, _sink["node_context_switches_total"]);
        Assert.Equal(4242, _sink["node_forks_total"]);
        Assert.Equal(1700000000, _sink["node_boot_time_seconds"]);
        Assert.Equal(3, _sink["node_procs_running"]);
        Assert.Equal(3, _sink["host_processes_running"]);
        Assert.Equal(1, _sink["node_procs_blocked"]);
    }

    [Fact]
    public void Columns_that_an_old_kernel_lacks_are_not_written()
    {
        using var cpu = new CpuCollector(HostTree.Fixture("centos6-2.6.32"));
        _sink.Run(cpu);
        Assert.Equal(0, _sink["node_cpu_seconds_total{cpu=\"0\",mode=\"steal\"}"]);
        Assert.Equal(0, _sink["node_cpu_guest_seconds_total{cpu=\"0\",mode=\"user\"}"]);
        Assert.False(_sink.Has("node_cpu_guest_seconds_total{cpu=\"0\",mode=\"nice\"}"));
    }

    [Fact]
    public void First_reading_gives_no_percentage()
    {
        using var cpu = new CpuCollector(HostTree.Fixture("debian12-6.1"));
        _sink.Run(cpu);
        Assert.DoesNotContain(_sink.Samples.Keys, series => series.Contains("percent", StringComparison.Ordinal));
    }

    [Fact]
    public void Usage_counts_iowait_as_idle_and_guest_once()
    {
        using HostTree host = new HostTree().Write("proc/stat", "cpu  100 0 0 100 0 0 0 0 50 0\ncpu0 100 0 0 100 0 0 0 0 50 0\n");
        using var cpu = new CpuCollector(host.Files);
        _sink.Run(cpu);
        host.Write("proc/stat", "cpu  120 0 5 160 15 0 0 0 70 0\ncpu0 120 0 5 160 15 0 0 0 70 0\n");
        _sink.Run(cpu, 1);
        Assert.Equal(25, _sink["host_cpu_usage_percent"]);
        Assert.Equal(25, _sink["host_cpu_core_usage_percent{cpu=\"0\"}"]);
    }

    [Theory]
    [InlineData("10 10 10 10 10 10 10 10", "10 10 10 10 10 10 10 10", null)]   // no tick passed
    [InlineData("900 0 0 900 0 0 0 0", "5 0 0 5 0 0 0 0", null)]               // everything restarted
    [InlineData("100 0 0 500 0 0 0 0", "110 0 0 400 0 0 0 0", null)]           // idle fell: would look like 100 %
    [InlineData("100 0 0 500 50 0 0 0", "110 0 0 590 48 0 0 0", 10.0)]         // iowait fell, as it does
    [InlineData("100 0 0 500 0 0 0 50", "150 0 0 550 0 0 0 40", 50.0)]         // steal fell
    [InlineData("0 0 0 0 0 0 0 0", "0 0 0 0 100 0 0 0", 0.0)]
    [InlineData("0 0 0 0 0 0 0 0", "50 25 10 0 0 5 5 5", 100.0)]
    [InlineData("0 0 0 0 0 0 0 0", "18446744073709551615 0 0 18446744073709551615 0 0 0 0", 50.0)]
    public void Usage_between(string before, string now, double? expected)
    {
        CpuLine.Parse(System.Text.Encoding.ASCII.GetBytes("cpu " + before), out _, out CpuTimes first);
        CpuLine.Parse(System.Text.Encoding.ASCII.GetBytes("cpu " + now), out _, out CpuTimes second);
        Assert.Equal(expected, CpuUsage.Percent(first, second));
    }

    [Fact]
    public void Published_counters_do_not_fall_by_the_kernels_inaccuracies()
    {
        using HostTree host = new HostTree().Write("proc/stat", "cpu  0 0 0 0\ncpu0 100 0 0 1000 50 0 0 0 0 0\n");
        using var cpu = new CpuCollector(host.Files);
        _sink.Run(cpu);
        host.Write("proc/stat", "cpu  0 0 0 0\ncpu0 101 0 0 900 49 0 0 0 0 0\n");
        _sink.Run(cpu, 1);
        Assert.Equal(10, _sink["node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}"]);
        Assert.Equal(0.5, _sink["node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"}"]);
        Assert.Equal(1.01, _sink["node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}"]);
    }

    [Fact]
    public void Idle_time_that_falls_by_more_than_three_seconds_restarts_the_core()
    {
        using HostTree host = new HostTree().Write("proc/stat", "cpu  0 0 0 0\ncpu0 100 0 0 1000 50 0 0 0 0 0\n");
        using var cpu = new CpuCollector(host.Files);
        _sink.Run(cpu);
        host.Write("proc/stat", "cpu  0 0 0 0\ncpu0 1 0 0 699 0 0 0 0 0 0\n");
        _sink.Run(cpu, 1);
        Assert.Equal(6.99, _sink["node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}"]);
        Assert.Equal(0.01, _sink["node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}"]);
        Assert.False(_sink.Has("host_cpu_core_usage_percent{cpu=\"0\"}"));
    }

    [Fact]
    public void Core_that_went_and_came_back_starts_with_a_baseline()
    {
        const string Both = "cpu  0 0 0 0\ncpu0 {0} 0 0 {0}\ncpu1 {0} 0 0 {0}\n";
        using HostTree host = new HostTree().Write("proc/stat", Both.Replace("{0}", "100", StringComparison.Ordinal));
        using var cpu = new CpuCollector(host.Files);
        _sink.Run(cpu);
        host.Write("proc/stat", "cpu  0 0 0 0\ncpu0 200 0 0 200\n");
        _sink.Run(cpu, 1);
        Assert.Equal(50, _sink["host_cpu_core_usage_percent{cpu=\"0\"}"]);
        Assert.False(_sink.Has("node_cpu_seconds_total{cpu=\"1\",mode=\"user\"}"));
        host.Write("proc/stat", Both.Replace("{0}", "300", StringComparison.Ordinal));
        _sink.Run(cpu, 1);
        Assert.False(_sink.Has("host_cpu_core_usage_percent{cpu=\"1\"}"));
        Assert.Equal(50, _sink["host_cpu_core_usage_percent{cpu=\"0\"}"]);
    }
}
