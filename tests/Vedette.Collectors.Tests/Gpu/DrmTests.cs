using System.Text;
using Vedette.Collectors.Gpu;
using Vedette.Collectors.Gpu.Drm;

namespace Vedette.Collectors.Tests.Gpu;

/// <summary>AMD's and Intel's cards, as their drivers write them into /sys.</summary>
public sealed class DrmTests : IDisposable
{
    private const string AmdLabels = "{device=\"card1\",gpu=\"1\",modelName=\"AMD Instinct MI100\",pci_bus_id=\"0000:af:00.0\"}";
    private const string IntelLabels = "{device=\"card2\",gpu=\"2\",modelName=\"ATS-M [Data Center GPU Flex 170]\",pci_bus_id=\"0000:d8:00.0\"}";

    private readonly HostTree _host = HostTree.CopyOf("rhel8-4.18");
    private readonly FakeProcessTable _processes = new();
    private readonly CollectingSink _samples = new();
    private readonly CollectingStateSink _state = new();
    private readonly GpuCollector _collector;

    public DrmTests()
    {
        const string Amd = "sys/class/drm/card1/device/";
        const string Intel = "sys/class/drm/card2/";
        _host.Write(Amd + "vendor", "0x1002\n").Write(Amd + "uevent", "DRIVER=amdgpu\nPCI_SLOT_NAME=0000:af:00.0\n").Write(Amd + "gpu_busy_percent", "63\n").Write(Amd + "mem_busy_percent", "21\n")
            .Write(Amd + "mem_info_vram_total", "34342961152\n").Write(Amd + "mem_info_vram_used", "1073741824\n").Write(Amd + "vbios_version", "113-D3430500-030\n")
            .Write(Amd + "pp_dpm_sclk", "0: 300Mhz \n1: 1502Mhz *\n").Write(Amd + "pp_dpm_mclk", "0: 1200Mhz *\n")
            .Write(Amd + "hwmon/hwmon4/power1_average", "119000000\n").Write(Amd + "hwmon/hwmon4/power1_cap", "290000000\n").Write(Amd + "hwmon/hwmon4/pwm1", "51\n")
            .Write(Amd + "hwmon/hwmon4/temp1_input", "48000\n").Write(Amd + "hwmon/hwmon4/temp1_label", "edge\n")
            .Write(Amd + "hwmon/hwmon4/temp2_input", "52000\n").Write(Amd + "hwmon/hwmon4/temp2_label", "mem\n")
            .Write(Intel + "device/vendor", "0x8086\n").Write(Intel + "device/uevent", "DRIVER=i915\nPCI_SLOT_NAME=0000:d8:00.0\n").Write(Intel + "gt_act_freq_mhz", "1950\n")
            .Write(Intel + "device/hwmon/hwmon5/energy1_input", "1000000000\n").Write(Intel + "device/hwmon/hwmon5/power1_max", "150000000\n")
            .Write("sys/class/drm/card1-DP-1/status", "connected\n").Write("sys/class/drm/card0/device/vendor", "0x1a03\n").Write("sys/class/drm/card0/device/uevent", "PCI_SLOT_NAME=0000:03:00.0\n");
        _collector = new GpuCollector(_host.Files, _processes, GpuOptions.Default with { NvmlLibrary = "/nonexistent/libnvidia-ml.so.1" });
    }

    public void Dispose()
    {
        _collector.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Amd_card()
    {
        _samples.Run(_collector);
        Assert.Equal((63, 21, 1024), (_samples["DCGM_FI_DEV_GPU_UTIL" + AmdLabels], _samples["DCGM_FI_DEV_MEM_COPY_UTIL" + AmdLabels], _samples["DCGM_FI_DEV_FB_USED" + AmdLabels]));
        Assert.Equal((119, 1502, 1200), (_samples["DCGM_FI_DEV_POWER_USAGE" + AmdLabels], _samples["DCGM_FI_DEV_SM_CLOCK" + AmdLabels], _samples["DCGM_FI_DEV_MEM_CLOCK" + AmdLabels]));
        CollectedEntity card = _state.Run(_collector)["0000:af:00.0"];
        Assert.Equal(("amd", "AMD Instinct MI100", "amdgpu", "113-D3430500-030"), (card["vendor"], card["model"], card["driver_version"], card["vbios_version"]));
        Assert.Equal((34342961152L, 290.0, 20.0, 48.0, 52.0), (card["memory_total_bytes"], card["power_limit_watts"], card["fan_percent"], card["temperature_celsius"], card["memory_temperature_celsius"]));
        Assert.Equal((63, 1073741824), (_samples["host_gpu_usage_percent"], _samples["host_gpu_memory_used_bytes"]));
    }

    [Fact]
    public void Intel_card_counts_energy_and_does_not_tell_how_busy_it_is()
    {
        _samples.Run(_collector);
        Assert.False(_samples.Has("DCGM_FI_DEV_POWER_USAGE" + IntelLabels));
        _host.Write("sys/class/drm/card2/device/hwmon/hwmon5/energy1_input", "1420000000\n");
        _samples.Run(_collector, 10);
        Assert.Equal(42, _samples["DCGM_FI_DEV_POWER_USAGE" + IntelLabels]);
        Assert.Equal(1950, _samples["DCGM_FI_DEV_SM_CLOCK" + IntelLabels]);
        Assert.False(_samples.Has("DCGM_FI_DEV_GPU_UTIL" + IntelLabels));
        CollectedEntity card = _state.Run(_collector)["0000:d8:00.0"];
        Assert.Equal(("intel", 150.0), (card["vendor"], card["power_limit_watts"]));
        Assert.Null(card["memory_used_bytes"]);
        Assert.Equal(2, _state.Entities.Count);   // neither the board's own picture chip nor a connector
    }

    [Fact]
    public async Task Processes_that_hold_memory_of_a_card_are_found_by_their_open_files()
    {
        const string Info = "pos:\t0\nflags:\t02100002\ndrm-driver:\tamdgpu\ndrm-pdev:\t0000:af:00.0\ndrm-client-id:\t7\ndrm-memory-vram:\t2048 KiB\ndrm-engine-gfx:\t10 ns\ndrm-engine-compute:\t500 ns\n";
        foreach ((int file, string info) in ((int, string)[])[(3, Info), (4, Info), (5, Info.Replace("id:\t7", "id:\t8", StringComparison.Ordinal))])
        {
            _host.Write($"proc/4242/fdinfo/{file}", info);
            Directory.CreateDirectory(_host.Files.Proc("4242/fd"));
            File.CreateSymbolicLink(_host.Files.Proc($"4242/fd/{file}"), "/dev/dri/renderD128");
        }

        File.CreateSymbolicLink(_host.Files.Proc("4242/fd/6"), "/dev/null");
        await _collector.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_samples.Run(_collector).Samples.Keys.Where(series => series.Contains("4242", StringComparison.Ordinal)));
        await _collector.ReadAsync(TestContext.Current.CancellationToken);
        _processes.Put(4242, 50);
        _samples.Run(_collector, 10);
        CollectedEntity process = _state.Run(_collector)["0000:af:00.0/4242"];
        Assert.Equal(("compute", 4096L * 1024, true), (process["type"], process["memory_bytes"], process["alive"]));   // two clients; a copy of a file counts once
        Assert.Equal(4096L * 1024, Assert.Single(_collector.Processes).MemoryBytes);
    }

    [Theory]
    [InlineData("drm-pdev:\t0000:03:00.0\ndrm-client-id:\t9\ndrm-resident-vram0:\t3 MiB\ndrm-cycles-rcs:\t5\n", "0000:03:00.0", 9UL, 3145728L, false)]
    [InlineData("drm-pdev:\t0000:03:00.0\ndrm-client-id:\t9\ndrm-resident-local0:\t512\n", "0000:03:00.0", 9UL, 512L, false)]
    [InlineData("drm-pdev:\t0000:03:00.0\ndrm-client-id:\t9\n", "0000:03:00.0", 9UL, null, false)]
    public void Fdinfo_of_newer_drivers(string text, string address, ulong client, long? memory, bool computes) =>
        Assert.Equal(new DrmClient(address, client, memory, computes), DrmFdInfoParser.Parse(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("pos:\t0\nflags:\t02\n")]
    [InlineData("drm-pdev:\t0000:03:00.0\n")]
    [InlineData("")]
    public void Fdinfo_that_names_no_client_is_nobodys(string text) => Assert.Null(DrmFdInfoParser.Parse(Encoding.ASCII.GetBytes(text)));
}
