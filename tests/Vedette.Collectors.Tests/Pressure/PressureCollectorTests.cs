using Vedette.Collectors.Pressure;

namespace Vedette.Collectors.Tests.Pressure;

public sealed class PressureCollectorTests : IDisposable
{
    private readonly HostTree _host = new();
    private readonly CollectingSink _sink = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Totals_are_seconds_under_node_exporters_names()
    {
        _host.Write("proc/pressure/cpu", "some avg10=1.23 avg60=0.00 avg300=0.00 total=2500000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n")
            .Write("proc/pressure/memory", "some avg10=0.00 avg60=0.00 avg300=0.00 total=1000000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=500000\n")
            .Write("proc/pressure/io", "some avg10=0.00 avg60=0.00 avg300=0.00 total=4000000\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=3000000\n");
        using var pressure = new PressureCollector(_host.Files);
        _sink.Run(pressure);
        Assert.Equal(
            new SortedDictionary<string, double>(StringComparer.Ordinal)
            {
                ["node_pressure_cpu_waiting_seconds_total"] = 2.5, ["node_pressure_memory_waiting_seconds_total"] = 1, ["node_pressure_memory_stalled_seconds_total"] = 0.5,
                ["node_pressure_io_waiting_seconds_total"] = 4, ["node_pressure_io_stalled_seconds_total"] = 3,
            },
            new SortedDictionary<string, double>(_sink.Samples.ToDictionary(), StringComparer.Ordinal));
    }

    [Fact]
    public void Before_linux_5_13_the_processors_have_one_line()
    {
        _host.Write("proc/pressure/cpu", "some avg10=0.00 avg60=0.00 avg300=0.00 total=7000000\n");
        using var pressure = new PressureCollector(_host.Files);
        Assert.Equal([new("node_pressure_cpu_waiting_seconds_total", 7)], _sink.Run(pressure).Samples);
    }

    [Fact]
    public void Kernel_without_it_tells_nothing()
    {
        using var pressure = new PressureCollector(_host.Files);
        Assert.Empty(_sink.Run(pressure).Samples);
    }

    [Fact]
    public void This_machines_pressure_is_read()
    {
        Assert.SkipUnless(File.Exists("/proc/pressure/cpu"), "This kernel has no pressure stall information.");
        using var pressure = new PressureCollector(new HostFiles());
        Assert.True(_sink.Run(pressure)["node_pressure_cpu_waiting_seconds_total"] >= 0);
    }
}
