using Vedette.Collectors.Gpu;
using Vedette.Model.States;

namespace Vedette.Collectors.Tests.Gpu;

/// <summary>The collector with a stand-in for NVIDIA's library, loaded as the real one is.</summary>
public sealed class NvidiaTests : IDisposable
{
    private const string Card0 = """
        gpu0.name NVIDIA H200
        gpu0.uuid GPU-aaaa
        gpu0.pci 0000:3b:00.0
        gpu0.vbios 96.00.99
        gpu0.memory 150754820096 600000000 100754820096 49400000000
        gpu0.utilization 87 41
        gpu0.power 512345
        gpu0.power_limit 700000
        gpu0.temperature 61
        gpu0.memory_temperature 74
        gpu0.sm_clock 1980
        gpu0.memory_clock 3201
        gpu0.pstate 0
        gpu0.throttle 0x45
        gpu0.ecc_mode 1
        gpu0.ecc_sbe 3
        gpu0.ecc_dbe 0
        gpu0.ecc_sbe_ever 12
        gpu0.ecc_dbe_ever 1
        gpu0.mig_mode 0
        gpu0.encoder 5
        gpu0.decoder 0
        gpu0.pcie_generation 5
        gpu0.pcie_width 16
        gpu0.events 1
        """;

    private const string Card1 = """
        gpu1.name NVIDIA GeForce RTX 3060
        gpu1.uuid GPU-bbbb
        gpu1.pci 0000:5e:00.0
        gpu1.memory 12884901888 0 12884901888 0
        gpu1.utilization 13 2
        gpu1.fan 30
        gpu1.temperature 35
        """;

    private const string Labels0 = "{UUID=\"GPU-aaaa\",device=\"nvidia0\",gpu=\"0\",modelName=\"NVIDIA H200\",pci_bus_id=\"00000000:3B:00.0\"}";

    private readonly HostTree _host = new();
    private readonly FakeNvml _nvml = new();
    private readonly FakeProcessTable _processes = new();
    private readonly CollectingSink _samples = new();
    private readonly CollectingStateSink _state = new();
    private readonly GpuCollector _collector;

    public NvidiaTests() => _collector = Create(_nvml);

    public void Dispose()
    {
        _collector.Dispose();
        _nvml.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void Two_cards_are_samples_under_the_common_names()
    {
        _nvml.Set(Card0).Set(Card1).Set("count 2");
        _samples.Run(_collector);
        Assert.Equal(87, _samples["DCGM_FI_DEV_GPU_UTIL" + Labels0]);
        Assert.Equal(41, _samples["DCGM_FI_DEV_MEM_COPY_UTIL" + Labels0]);
        Assert.Equal(49400000000 / 1048576.0, _samples["DCGM_FI_DEV_FB_USED" + Labels0]);
        Assert.Equal(100754820096 / 1048576.0, _samples["DCGM_FI_DEV_FB_FREE" + Labels0]);
        Assert.Equal(150754820096 / 1048576.0, _samples["DCGM_FI_DEV_FB_TOTAL" + Labels0]);
        Assert.Equal(512.345, _samples["DCGM_FI_DEV_POWER_USAGE" + Labels0]);
        Assert.Equal(61, _samples["DCGM_FI_DEV_GPU_TEMP" + Labels0]);
        Assert.Equal(74, _samples["DCGM_FI_DEV_MEMORY_TEMP" + Labels0]);
        Assert.Equal(1980, _samples["DCGM_FI_DEV_SM_CLOCK" + Labels0]);
        Assert.Equal(3201, _samples["DCGM_FI_DEV_MEM_CLOCK" + Labels0]);
        Assert.Equal(0x45, _samples["DCGM_FI_DEV_CLOCK_THROTTLE_REASONS" + Labels0]);
        Assert.Equal(0, _samples["DCGM_FI_DEV_XID_ERRORS" + Labels0]);
        Assert.Equal((3, 0), (_samples["DCGM_FI_DEV_ECC_SBE_VOL_TOTAL" + Labels0], _samples["DCGM_FI_DEV_ECC_DBE_VOL_TOTAL" + Labels0]));
        Assert.Equal((5, 0), (_samples["DCGM_FI_DEV_ENC_UTIL" + Labels0], _samples["DCGM_FI_DEV_DEC_UTIL" + Labels0]));
        Assert.Equal(50, _samples["host_gpu_usage_percent"]);
        Assert.Equal(49400000000, _samples["host_gpu_memory_used_bytes"]);
    }

    [Fact]
    public void What_a_card_does_not_have_is_absent_and_never_zero()
    {
        _nvml.Set(Card1.Replace("gpu1.", "gpu0.", StringComparison.Ordinal)).Set("count 1");
        _samples.Run(_collector);
        Assert.Equal(
            ["FAN_SPEED", "FB_FREE", "FB_TOTAL", "FB_USED", "GPU_TEMP", "GPU_UTIL", "MEM_COPY_UTIL"],
            _samples.Samples.Keys.Where(series => series.StartsWith("DCGM", StringComparison.Ordinal)).Select(series => series["DCGM_FI_DEV_".Length..series.IndexOf('{', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        CollectedEntity card = _state.Run(_collector)["GPU-bbbb"];
        Assert.All(["power_watts", "memory_temperature_celsius", "ecc_mode", "ecc_corrected_total", "xid_errors_total", "throttle_reasons", "mig_mode", "query_failure"], field => Assert.Null(card[field]));
    }

    [Fact]
    public void Card_is_an_entity_with_everything_the_driver_tells()
    {
        _nvml.Set(Card0).Set("count 1");
        _samples.Run(_collector);
        CollectedEntity card = _state.Run(_collector)["GPU-aaaa"];
        Assert.Equal(
            new SortedDictionary<string, object>(StringComparer.Ordinal)
            {
                ["index"] = 0L, ["vendor"] = "nvidia", ["model"] = "NVIDIA H200", ["uuid"] = "GPU-aaaa", ["pci_address"] = "0000:3b:00.0", ["driver_version"] = "550.54.14",
                ["vbios_version"] = "96.00.99", ["cuda_version"] = "12.4", ["memory_total_bytes"] = 150754820096L, ["power_limit_watts"] = 700.0, ["ecc_mode"] = "enabled", ["mig_mode"] = "disabled",
                ["xid_errors_total"] = 0L, ["utilization_percent"] = 87.0, ["memory_used_bytes"] = 49400000000L, ["memory_utilization_percent"] = 41.0, ["power_watts"] = 512.345,
                ["temperature_celsius"] = 61.0, ["memory_temperature_celsius"] = 74.0, ["clock_sm_mhz"] = 1980L, ["clock_memory_mhz"] = 3201L,
                ["throttle_reasons"] = new[] { "software_power_cap", "hardware_thermal" }, ["ecc_corrected_total"] = 12L, ["ecc_uncorrected_total"] = 1L, ["performance_state"] = "P0",
                ["encoder_percent"] = 5.0, ["decoder_percent"] = 0.0, ["pcie_link"] = "gen 5 x16",
            },
            new SortedDictionary<string, object>(card.Fields.ToDictionary(), StringComparer.Ordinal));
    }

    [Fact]
    public void Absent_driver_is_nothing_at_all()
    {
        using var collector = new GpuCollector(_host.Files, _processes, Patient("/nonexistent/libnvidia-ml.so.1"));
        for (int cycle = 0; cycle < 20; cycle++)
        {
            Assert.Empty(_samples.Run(collector, 10).Samples);
            Assert.Empty(_state.Run(collector).Entities);
        }
    }

    [Fact]
    public void Driver_that_is_installed_later_is_found()
    {
        using var later = new FakeNvml();
        string elsewhere = later.Library + ".2";
        using var collector = new GpuCollector(_host.Files, _processes, Patient(elsewhere));
        Assert.Empty(_samples.Run(collector).Samples);
        File.Copy(later.Library, elsewhere);
        File.WriteAllText(elsewhere + ".scenario", Card0 + "\ncount 1\n");
        Assert.Empty(_samples.Run(collector, 10).Samples);
        Assert.Equal(87, _samples.Run(collector, 50)["DCGM_FI_DEV_GPU_UTIL" + Labels0]);
    }

    [Fact]
    public void Call_that_fails_leaves_its_field_unknown_and_says_so()
    {
        _nvml.Set(Card0).Set("count 1\ngpu0.power !999");
        _samples.Run(_collector);
        CollectedEntity card = _state.Run(_collector)["GPU-aaaa"];
        Assert.False(_samples.Has("DCGM_FI_DEV_POWER_USAGE" + Labels0));
        Assert.Null(card["power_watts"]);
        Assert.Equal(61.0, card["temperature_celsius"]);
        Assert.Equal("nvmlDeviceGetPowerUsage: NVML error 999", card["query_failure"]);
        _nvml.Set("gpu0.power 100000");
        _samples.Run(_collector, 10);
        Assert.Null(_state.Run(_collector)["GPU-aaaa"]["query_failure"]);
    }

    [Fact]
    public void Lost_card_stays_what_it_is_without_readings_and_comes_back()
    {
        _nvml.Set(Card0).Set(Card1).Set("count 2");
        _samples.Run(_collector);
        _nvml.Set("gpu0.* !15");
        _samples.Run(_collector, 10);
        Assert.DoesNotContain(_samples.Samples.Keys, series => series.Contains("GPU-aaaa", StringComparison.Ordinal));
        Assert.Equal(13, _samples["host_gpu_usage_percent"]);
        CollectedEntity lost = _state.Run(_collector)["GPU-aaaa"];
        Assert.Equal(("NVIDIA H200", 150754820096L, 700.0), (lost["model"], lost["memory_total_bytes"], lost["power_limit_watts"]));
        Assert.Equal("nvmlDeviceGetMemoryInfo: the card is lost: it has fallen off the bus or is not accessible", lost["query_failure"]);
        Assert.All(["utilization_percent", "memory_used_bytes", "power_watts", "temperature_celsius", "clock_sm_mhz", "ecc_corrected_total"], field => Assert.Null(lost[field]));

        // After a reset the driver has to be opened anew: within a minute.
        _nvml.Remove("gpu0.*");
        for (int cycle = 0; cycle < 7; cycle++)
        {
            _samples.Run(_collector, 10);
        }

        CollectedEntity back = _state.Run(_collector)["GPU-aaaa"];
        Assert.Null(back["query_failure"]);
        Assert.Equal(87.0, back["utilization_percent"]);
        Assert.Equal(87, _samples["DCGM_FI_DEV_GPU_UTIL" + Labels0]);
    }

    [Fact]
    public void Card_that_the_driver_lists_no_more_stays_in_sight()
    {
        _nvml.Set(Card0).Set(Card1).Set("count 2");
        _samples.Run(_collector);
        _nvml.Set("count 1\ngpu1.* !15");
        for (int cycle = 0; cycle < 7; cycle++)
        {
            _samples.Run(_collector, 10);
        }

        Assert.Equal("the driver does not list the card any more", _state.Run(_collector)["GPU-bbbb"]["query_failure"]);
        Assert.Null(_state["GPU-aaaa"]["query_failure"]);
    }

    [Fact]
    public void Xid_errors_are_counted_and_the_last_is_named()
    {
        _nvml.Set(Card0).Set("count 1");
        _samples.Run(_collector);
        Assert.Null(_state.Run(_collector)["GPU-aaaa"]["xid_last"]);
        _nvml.Set("xids 31@0 79@0");
        _samples.Run(_collector, 10);
        Assert.Equal(79, _samples["DCGM_FI_DEV_XID_ERRORS" + Labels0]);
        _samples.Run(_collector, 10);
        CollectedEntity card = _state.Run(_collector)["GPU-aaaa"];
        Assert.Equal((79L, 2L), (card["xid_last"], card["xid_errors_total"]));
    }

    [Fact]
    public void Mig_instances_are_entities_of_their_own()
    {
        _nvml.Set(Card0).Set("""
            count 1
            gpu0.mig_mode 1
            gpu0.mig_most 7
            gpu0.utilization !3
            gpu0mig0.uuid MIG-one
            gpu0mig0.name NVIDIA H200 MIG 1g.18gb
            gpu0mig0.instance_id 9
            gpu0mig0.memory 17179869184 0 16106127360 1073741824
            gpu0mig0.compute 4242:1073741824
            gpu0mig2.uuid MIG-two
            gpu0mig2.name NVIDIA H200 MIG 3g.71gb
            gpu0mig2.memory 70000000000 0 70000000000 0
            """);
        _processes.Put(4242, 50);
        _samples.Run(_collector);
        CollectedEntity one = _state.Run(_collector)["MIG-one"];
        Assert.Equal(("GPU-aaaa", "1g.18gb", 17179869184L, 1073741824L), (one["mig_parent"], one["mig_profile"], one["memory_total_bytes"], one["memory_used_bytes"]));
        Assert.Equal("3g.71gb", _state["MIG-two"]["mig_profile"]);
        Assert.Equal("enabled", _state["GPU-aaaa"]["mig_mode"]);
        Assert.Equal("MIG-one", _state["MIG-one/4242"]["gpu"]);
        Assert.Equal(1024, _samples["DCGM_FI_DEV_FB_USED" + Labels0.Replace("{", "{GPU_I_ID=\"9\",GPU_I_PROFILE=\"1g.18gb\",", StringComparison.Ordinal)]);
        Assert.Equal(49400000000, _samples["host_gpu_memory_used_bytes"]);   // the instances' is the card's
        Assert.False(_samples.Has("host_gpu_usage_percent"));

        // The instances are dissolved.
        _nvml.Set("gpu0.mig_mode 0").Remove("gpu0mig0.uuid", "gpu0mig2.uuid");
        _samples.Run(_collector, 10);
        Assert.Equal(["GPU-aaaa"], _state.Run(_collector).Entities.Select(entity => entity.Key));
    }

    [Fact]
    public void Library_of_an_old_driver_lacks_calls_and_still_tells_what_it_can()
    {
        using var old = new FakeNvml(isOldDriver: true);
        old.Set(Card0).Set("count 1\ngpu0.compute 4242:1000 4243:n/a");
        using GpuCollector collector = Create(old);
        _samples.Run(collector);
        CollectedEntity card = _state.Run(collector)["GPU-aaaa"];
        Assert.Equal(50000000000L, card["memory_used_bytes"]);   // with what the driver keeps: its older call does not tell that apart
        Assert.Equal(new[] { "software_power_cap", "hardware_thermal" }, card["throttle_reasons"]);
        Assert.Equal("12.4", card["cuda_version"]);
        Assert.Null(card["xid_errors_total"]);
        Assert.Equal([(4242, 1000L), (4243, null)], collector.Processes.Select(process => (process.Pid, process.MemoryBytes)));
    }

    [Fact]
    public void Driver_that_refuses_shows_the_cards_that_its_module_lists()
    {
        _host.Write("proc/driver/nvidia/version", "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023\n")
            .Write("proc/driver/nvidia/gpus/0000:3b:00.0/information", "Model: \t\t NVIDIA H200\nIRQ:   \t\t 45\nGPU UUID: \t GPU-aaaa\nVideo BIOS: \t 96.00.99\n");
        _nvml.Set("init !18");
        Assert.Empty(_samples.Run(_collector).Samples);
        CollectedEntity card = Assert.Single(_state.Run(_collector).Entities);
        Assert.Equal(("GPU-aaaa", "NVIDIA H200", "535.104.05"), (card.Key, card["model"], card["driver_version"]));
        Assert.Equal("nvmlInit: the driver's library and kernel module are of different versions", card["query_failure"]);
    }

    [Fact]
    public void Driver_that_hangs_holds_a_cycle_up_once_and_is_heard_again_later()
    {
        _nvml.Set(Card0).Set("count 1");
        using var collector = new GpuCollector(_host.Files, _processes, new GpuOptions(_nvml.Library, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30)));
        Assert.True(SpinWait.SpinUntil(() => _samples.Run(collector, 10).Has("DCGM_FI_DEV_GPU_UTIL" + Labels0), TimeSpan.FromSeconds(60)));
        _nvml.Set("hang 1");
        Assert.Empty(_samples.Run(collector, 10).Samples);
        CollectedEntity silent = Assert.Single(_state.Run(collector).Entities);
        Assert.Equal(("GPU-aaaa", "the driver does not answer"), (silent.Key, silent["query_failure"]));
        long before = Environment.TickCount64;
        for (int cycle = 0; cycle < 100; cycle++)
        {
            _samples.Run(collector, 10);
        }

        Assert.InRange(Environment.TickCount64 - before, 0, 60_000);   // a hundred times the patience would be 200 s
        _nvml.Remove("hang");
        Assert.True(SpinWait.SpinUntil(() => _samples.Run(collector, 10).Has("DCGM_FI_DEV_GPU_UTIL" + Labels0), TimeSpan.FromSeconds(30)));
        Assert.Null(_state.Run(collector)["GPU-aaaa"]["query_failure"]);
    }

    [Fact]
    public void While_the_driver_is_being_opened_no_card_is_called_gone()
    {
        _nvml.Set(Card0).Set("count 1\nhang 1");
        using var collector = new GpuCollector(_host.Files, _processes, new GpuOptions(_nvml.Library, TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(20)));
        Assert.Empty(_samples.Run(collector).Samples);
        Assert.Throws<IOException>(() => _state.Run(collector));
        _nvml.Remove("hang");
        Assert.True(SpinWait.SpinUntil(() => _samples.Run(collector, 10).Samples.Count > 0, TimeSpan.FromSeconds(30)));
        Assert.Equal("GPU-aaaa", Assert.Single(_state.Run(collector).Entities).Key);
    }

    [Fact]
    public void Steady_reading_of_a_card_allocates_next_to_nothing()
    {
        _nvml.Set(Card0).Set("count 1\ngpu0.compute 4242:5");
        _processes.Put(4242, 50);
        for (int cycle = 0; cycle < 3; cycle++)
        {
            _samples.Run(_collector, 10);
        }

        var sink = new DiscardingSink();
        long Cycles()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int cycle = 0; cycle < 10; cycle++)
            {
                _collector.Collect(sink);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.InRange(Enumerable.Range(0, 10).Min(_ => Cycles()), 0, 2_000);
    }

    private GpuCollector Create(FakeNvml nvml) => new(_host.Files, _processes, Patient(nvml.Library));

    /// <summary>On a busy machine a thread may wait long for its turn.</summary>
    private static GpuOptions Patient(string library) => new(library, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
}
