using System.Text;
using Vedette.Collectors.Disks;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.Disks;

public sealed class DiskStatesTests : IDisposable
{
    private const string NvmeJson = """
        {"json_format_version":[1,0],"smartctl":{"version":[7,3],"exit_status":0},"device":{"name":"/dev/nvme0n1","protocol":"NVMe"},
         "smart_status":{"passed":true,"nvme":{"value":0}},
         "nvme_smart_health_information_log":{"critical_warning":0,"temperature":41,"available_spare":100,"percentage_used":7,"media_errors":2,"power_on_hours":8123},
         "temperature":{"current":41},"power_on_time":{"hours":8123}}
        """;

    private const string AtaJson = """
        {"smartctl":{"version":[7,4],"exit_status":24},"smart_status":{"passed":false},
         "ata_smart_attributes":{"table":[{"id":5,"name":"Reallocated_Sector_Ct","raw":{"value":17}},{"id":187,"raw":{"value":3}},{"id":9,"raw":{"value":1}}]},
         "endurance_used":{"current_percent":12},"power_on_time":{"hours":40000},"temperature":{"current":55}}
        """;

    private readonly HostTree _host = HostTree.CopyOf("rhel8-4.18");
    private readonly CollectingStateSink _sink = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Health_of_an_nvme_disk() => Assert.Equal(
        new SmartReading { Health = "passed", TemperatureCelsius = 41, PowerOnHours = 8123, WearPercent = 7, MediaErrors = 2, SparePercent = 100 },
        SmartctlParser.Parse(Encoding.UTF8.GetBytes(NvmeJson)));

    [Fact]
    public void Health_of_a_failing_ata_disk() => Assert.Equal(
        new SmartReading { Health = "failed", TemperatureCelsius = 55, PowerOnHours = 40000, WearPercent = 12, ReallocatedSectors = 17, MediaErrors = 3 },
        SmartctlParser.Parse(Encoding.UTF8.GetBytes(AtaJson)));

    [Theory]
    [InlineData("""{"smartctl":{"messages":[{"string":"Smartctl open device: /dev/sda failed: Permission denied","severity":"error"}],"exit_status":2}}""", "smartctl: Smartctl open device: /dev/sda failed: Permission denied")]
    [InlineData("""{"smartctl":{"exit_status":4}}""", "the disk tells nothing of its health")]
    [InlineData("[]", "the disk tells nothing of its health")]
    [InlineData("usage: smartctl", "smartctl printed no JSON; version 7.0 or later is needed")]
    [InlineData("", "smartctl printed no JSON; version 7.0 or later is needed")]
    public void What_is_not_known_says_why(string output, string reason) =>
        Assert.Equal(new SmartReading { Unavailable = reason }, SmartctlParser.Parse(Encoding.UTF8.GetBytes(output)));

    [Fact]
    public async Task Disks_are_entities_with_their_health()
    {
        _host.Write("sys/block/nvme0n1/device/firmware_rev", "VDV10170  \n").Write("sys/block/nvme0n1/device/serial", "PHLJ123456789\n").Write("sys/block/nvme0n1/device/transport", "pcie\n")
            .Write("sys/block/nvme0n1/device/hwmon2/temp1_input", "43850\n").Write("nvme.json", NvmeJson)
            .WriteProgram("smartctl", $"#!/bin/sh\n[ \"$6\" = /dev/nvme0n1 ] && cat {_host.Files.Root("nvme.json")} || {{ echo '{{}}'; exit 2; }}\n");
        SmartReader smart = Reader();
        using var states = new DiskStates(_host.Files, smart);
        Assert.Throws<IOException>(() => _sink.Run(states));
        await smart.ReadAsync(TestContext.Current.CancellationToken);
        CollectedEntity nvme = _sink.Run(states)["nvme0n1"];
        Assert.Equal(("nvme", "INTEL SSDPE2KX020T8", "VDV10170", "pcie", 3907029168L * 512), (nvme["kind"], nvme["model"], nvme["firmware_version"], nvme["transport"], nvme["size_bytes"]));
        Assert.Equal(("passed", 43.85, 8123L, 7.0, 2L, 100.0), (nvme["smart_health"], nvme["temperature_celsius"], nvme["power_on_hours"], nvme["wear_percent"], nvme["media_errors"], nvme["spare_percent"]));
        Assert.Null(nvme["smart_unavailable"]);
        Assert.Matches(@"\A[0-9a-f]{16}\z", (string)nvme["serial_hash"]!);
        CollectedEntity sda = _sink["sda"];
        Assert.Equal(("ssd", "the disk tells nothing of its health"), (sda["kind"], sda["smart_unavailable"]));
        Assert.All(["smart_health", "temperature_celsius", "wear_percent", "serial_hash"], field => Assert.Null(sda[field]));
    }

    [Fact]
    public async Task Without_smartctl_every_disk_says_so()
    {
        var smart = new SmartReader(_host.Files, new ManualClock(), smartctl: null);
        await smart.ReadAsync(TestContext.Current.CancellationToken);
        using var states = new DiskStates(_host.Files, smart);
        _sink.Run(states);
        Assert.Equal(["nvme0n1", "sda"], _sink.Entities.Select(entity => entity.Key));
        Assert.All(_sink.Entities, disk => Assert.Equal("smartctl is not installed", disk["smart_unavailable"]));
    }

    [Fact]
    public async Task Disk_that_sleeps_keeps_its_last_reading()
    {
        _host.Write("nvme.json", NvmeJson).WriteProgram("smartctl", $"#!/bin/sh\ncat {_host.Files.Root("nvme.json")}\n");
        SmartReader smart = Reader();
        await smart.ReadAsync(TestContext.Current.CancellationToken);
        _host.Write("nvme.json", """{"smartctl":{"messages":[{"string":"Device is in STANDBY mode, exit(2)"}]}}""");
        await smart.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("passed", smart.Current!["sda"].Health);
    }

    [Fact]
    public async Task Program_that_prints_without_end_is_ended()
    {
        _host.WriteProgram("smartctl", "#!/bin/sh\nwhile :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done\n");
        SmartReader smart = Reader();
        await smart.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("smartctl: it printed more than 1048576 bytes", smart.Current!["sda"].Unavailable);
    }

    [Fact]
    public async Task Program_that_does_not_end_is_ended()
    {
        var clock = new ManualClock();
        _host.WriteProgram("smartctl", "#!/bin/sh\nexec cat /dev/zero > /dev/null\n");
        SmartReader smart = Reader(clock);
        Task reading = smart.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(21));
                return reading.IsCompleted;
            },
            TimeSpan.FromSeconds(60)));
        await reading;
        Assert.Equal("smartctl: it ran longer than 20 seconds", smart.Current!["sda"].Unavailable);
    }

    private SmartReader Reader(ManualClock? clock = null) => new(_host.Files, clock ?? new ManualClock(), _host.Files.Root("smartctl"));
}
