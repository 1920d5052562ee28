using Vedette.Collectors.Sensors;

namespace Vedette.Collectors.Tests.Sensors;

public sealed class SensorCollectorTests : IDisposable
{
    private readonly HostTree _host = new();
    private readonly CollectingSink _sink = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Chips_have_the_names_that_node_exporter_gives_them()
    {
        _host.Write("sys/devices/platform/coretemp.0/hwmon/hwmon0/temp1_input", "47000\n")
            .Write("sys/devices/platform/coretemp.0/hwmon/hwmon0/temp1_crit", "100000\n")
            .Write("sys/devices/pci0000:00/0000:00:1b.0/nvme/nvme0/hwmon1/temp1_input", "-5000\n")
            .Write("sys/devices/virtual/hwmon/hwmon2/name", "ACPI fan\n").Write("sys/devices/virtual/hwmon/hwmon2/fan1_input", "1200\n")
            .Write("sys/devices/virtual/hwmon/hwmon2/power1_average", "35500000\n").Write("sys/devices/virtual/hwmon/hwmon2/power2_input", "1000000\n");
        Link("sys/devices/platform/coretemp.0/hwmon/hwmon0/device", "sys/devices/platform/coretemp.0");
        Link("sys/devices/pci0000:00/0000:00:1b.0/nvme/nvme0/hwmon1/device", "sys/devices/pci0000:00/0000:00:1b.0/nvme/nvme0");
        Link("sys/class/hwmon/hwmon0", "sys/devices/platform/coretemp.0/hwmon/hwmon0");
        Link("sys/class/hwmon/hwmon1", "sys/devices/pci0000:00/0000:00:1b.0/nvme/nvme0/hwmon1");
        Link("sys/class/hwmon/hwmon2", "sys/devices/virtual/hwmon/hwmon2");
        using var sensors = new SensorCollector(_host.Files);
        _sink.Run(sensors);
        Assert.Equal(47, _sink["node_hwmon_temp_celsius{chip=\"platform_coretemp_0\",sensor=\"temp1\"}"]);
        Assert.Equal(100, _sink["node_hwmon_temp_crit_celsius{chip=\"platform_coretemp_0\",sensor=\"temp1\"}"]);
        Assert.Equal(-5, _sink["node_hwmon_temp_celsius{chip=\"nvme_nvme0\",sensor=\"temp1\"}"]);
        Assert.Equal(1200, _sink["node_hwmon_fan_rpm{chip=\"acpi_fan\",sensor=\"fan1\"}"]);
        Assert.Equal(35.5, _sink["node_hwmon_power_average_watt{chip=\"acpi_fan\",sensor=\"power1\"}"]);
        Assert.Equal(1, _sink["node_hwmon_power_watt{chip=\"acpi_fan\",sensor=\"power2\"}"]);
    }

    [Fact]
    public void Old_kernels_have_the_files_in_the_devices_folder()
    {
        _host.Write("sys/class/hwmon/hwmon0/name", "w83627ehf\n").Write("sys/class/hwmon/hwmon0/device/temp2_input", "31500\n");
        using var sensors = new SensorCollector(_host.Files);
        Assert.Equal(31.5, _sink.Run(sensors)["node_hwmon_temp_celsius{chip=\"w83627ehf\",sensor=\"temp2\"}"]);
    }

    [Fact]
    public void Sensor_that_refuses_or_lies_is_left_out()
    {
        _host.Write("sys/class/hwmon/hwmon0/name", "a\n").Write("sys/class/hwmon/hwmon0/temp1_input", "").Write("sys/class/hwmon/hwmon0/temp2_input", "hot\n")
            .Write("sys/class/hwmon/hwmon0/temp3_input", "20000\n").Write("sys/class/hwmon/hwmon0/temp4_label", "Core\n");
        Directory.CreateDirectory(_host.Files.Sys("class/hwmon/hwmon0/temp5_input"));   // reading it fails
        using var sensors = new SensorCollector(_host.Files);
        Assert.Equal(["node_hwmon_temp_celsius{chip=\"a\",sensor=\"temp3\"}"], _sink.Run(sensors).Samples.Keys);
    }

    [Fact]
    public void Two_chips_of_one_name_are_told_apart()
    {
        _host.Write("sys/class/hwmon/hwmon0/name", "nct\n").Write("sys/class/hwmon/hwmon0/temp1_input", "1000\n")
            .Write("sys/class/hwmon/hwmon1/name", "nct\n").Write("sys/class/hwmon/hwmon1/temp1_input", "2000\n");
        using var sensors = new SensorCollector(_host.Files);
        _sink.Run(sensors);
        Assert.Equal((1, 2), (_sink["node_hwmon_temp_celsius{chip=\"nct\",sensor=\"temp1\"}"], _sink["node_hwmon_temp_celsius{chip=\"nct_hwmon1\",sensor=\"temp1\"}"]));
    }

    [Fact]
    public void Thermal_zones_speak_where_no_chip_has_a_temperature()
    {
        _host.Write("sys/class/thermal/thermal_zone0/type", "cpu-thermal\n").Write("sys/class/thermal/thermal_zone0/temp", "51540\n")
            .Write("sys/class/hwmon/hwmon0/name", "rpi_volt\n").Write("sys/class/hwmon/hwmon0/in0_lcrit_alarm", "0\n");
        using (var sensors = new SensorCollector(_host.Files))
        {
            Assert.Equal(51.54, _sink.Run(sensors)["node_thermal_zone_temp{type=\"cpu-thermal\",zone=\"0\"}"]);
        }

        _host.Write("sys/class/hwmon/hwmon1/temp1_input", "1000\n");
        using var both = new SensorCollector(_host.Files);
        Assert.False(_sink.Run(both).Has("node_thermal_zone_temp{type=\"cpu-thermal\",zone=\"0\"}"));
    }

    [Fact]
    public void Sensor_that_comes_later_is_found_within_a_minute()
    {
        using var sensors = new SensorCollector(_host.Files);
        Assert.Empty(_sink.Run(sensors).Samples);
        _host.Write("sys/class/hwmon/hwmon0/temp1_input", "1000\n");
        Assert.Empty(_sink.Run(sensors, 10).Samples);
        Assert.Single(_sink.Run(sensors, 50).Samples);
    }

    [Fact]
    public void Steady_cycle_allocates_nothing()
    {
        _host.Write("sys/class/hwmon/hwmon0/temp1_input", "1000\n").Write("sys/class/hwmon/hwmon0/temp2_input", "no\n");
        using var sensors = new SensorCollector(_host.Files);
        var sink = new DiscardingSink();
        long Cycles()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
            {
                sensors.Collect(sink);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ => Cycles()));
        Assert.Equal(200, sink.Count);
    }

    private void Link(string from, string to)
    {
        string path = _host.Files.Root(from);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, _host.Files.Root(to));
    }
}
