using System.Net;
using Vedette.Collectors.Cpu;
using Vedette.Collectors.Disks;
using Vedette.Collectors.Filesystem;
using Vedette.Collectors.Hardware;
using Vedette.Collectors.HostState;
using Vedette.Collectors.LoadAverage;
using Vedette.Collectors.Memory;
using Vedette.Collectors.Network;
using Vedette.Model.States;
using Vedette.Testing;

namespace Vedette.Collectors.Tests.HostState;

public sealed class HostStateTests : IDisposable
{
    private readonly HostTree _host = HostTree.CopyOf("rhel8-4.18");
    private readonly CollectingSink _samples = new();
    private readonly CollectingStateSink _sink = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Host_is_what_its_files_and_its_collectors_say()
    {
        _host.Write("proc/sys/kernel/random/boot_id", "0b1c2d3e-0000-4000-8000-000000000001\n").Write("sys/class/dmi/id/bios_version", "2.19.1\n")
            .Write("proc/cmdline", "BOOT_IMAGE=/vmlinuz root=/dev/mapper/rhel-root rd.luks.key=abc iscsi:bob:hunter2@10.0.0.1 quiet\n");
        using var cpu = new CpuCollector(_host.Files);
        using var memory = new MemoryCollector(_host.Files);
        using var load = new LoadAverageCollector(_host.Files);
        foreach (ICollector collector in (ICollector[])[cpu, memory, load])
        {
            _samples.Run(collector);
        }

        CollectedEntity host = _sink.Run(new HostStates(_host.Files, cpu, memory, load, "1.2.3"))["host"];
        Assert.Equal(("gpu1.example.com", "Red Hat Enterprise Linux", "8.9", "rhel"), (host["hostname"], host["os_name"], host["os_version"], host["os_id"]));
        Assert.Equal(("4.18.0-513.el8.x86_64", "none", 1700000000000L, "535.104.05"), (host["kernel_version"], host["virtualization"], host["boot_time"], host["nvidia_driver_version"]));
        Assert.Equal(("0b1c2d3e-0000-4000-8000-000000000001", "2.19.1", "1.2.3"), (host["boot_id"], host["firmware_version"], host["agent_version"]));
        Assert.Equal(("Intel(R) Xeon(R) Gold 6226R CPU @ 2.90GHz", "GenuineIntel", 2L, 4L), (host["cpu_model"], host["cpu_vendor"], host["cpu_cores"], host["cpu_threads"]));
        Assert.NotNull(host["memory_total_bytes"]);
        Assert.NotNull(host["memory_used_bytes"]);
        Assert.NotNull(host["load1"]);
        Assert.Null(host["cpu_usage_percent"]);   // from the second cycle on
        Assert.Equal("BOOT_IMAGE=/vmlinuz root=/dev/mapper/rhel-root rd.luks.key=*** iscsi:bob:***@10.0.0.1 quiet", host["kernel_command_line"]);
    }

    [Fact]
    public void Start_time_that_wobbles_with_the_clock_is_no_change_and_a_restart_is()
    {
        using var cpu = new CpuCollector(_host.Files);
        using var memory = new MemoryCollector(_host.Files);
        using var load = new LoadAverageCollector(_host.Files);
        var states = new HostStates(_host.Files, cpu, memory, load, "1");
        _samples.Run(cpu);
        _sink.Run(states);
        _host.Replace("proc/stat", "btime 1700000000", "btime 1700000002");
        _samples.Run(cpu, 10);
        Assert.Equal(1700000000000L, _sink.Run(states)["host"]["boot_time"]);
        _host.Replace("proc/stat", "btime 1700000002", "btime 1700000900");
        _samples.Run(cpu, 10);
        Assert.Equal(1700000900000L, _sink.Run(states)["host"]["boot_time"]);
    }

    [Fact]
    public void File_systems_are_reported_from_the_cycles_own_reading()
    {
        using var filesystem = new FilesystemCollector(_host.Files, Space);
        var states = new FilesystemStates(filesystem);
        Assert.Throws<IOException>(() => _sink.Run(states));
        _samples.Run(filesystem);
        CollectedEntity root = _sink.Run(states)["/"];
        Assert.Equal("xfs", root["filesystem_type"]);
        Assert.StartsWith("rw", (string)root["options"]!, StringComparison.Ordinal);
        Assert.Equal((10_000_000_000L, 6_000_000_000L, 3_000_000_000L, 66.7, 50.0), (root["size_bytes"], root["used_bytes"], root["available_bytes"], root["used_percent"], root["inodes_used_percent"]));
    }

    [Fact]
    public void File_system_that_does_not_answer_is_there_without_numbers()
    {
        using var filesystem = new FilesystemCollector(_host.Files, Refuse);
        _samples.Run(filesystem);
        CollectedEntity root = _sink.Run(new FilesystemStates(filesystem))["/"];
        Assert.All(["size_bytes", "used_bytes", "used_percent"], field => Assert.Null(root[field]));
    }

    [Fact]
    public void Interfaces_are_reported_with_their_counters()
    {
        _host.Write("sys/class/net/eno1/mtu", "9000\n").Write("sys/class/net/eno1/operstate", "up\n").Write("sys/class/net/eno1/flags", "0x1003\n").Write("sys/class/net/eno1/duplex", "full\n");
        using var network = new NetworkCollector(_host.Files);
        var states = new NetworkInterfaceStates(_host.Files, network, () => [new InterfaceAddress("eno1", IPAddress.Parse("10.0.0.5"), 24)]);
        Assert.Throws<IOException>(() => _sink.Run(states));
        _samples.Run(network);
        CollectedEntity eno1 = _sink.Run(states)["eno1"];
        Assert.Equal(("physical", 9000L, "up", "full"), (eno1["kind"], eno1["mtu"], eno1["operational_state"], eno1["duplex"]));
        Assert.Equal(["10.0.0.5/24"], (string[])eno1["addresses"]!);
        Assert.Equal(["up", "broadcast", "multicast"], (string[])eno1["flags"]!);
        Assert.Equal(_samples["node_network_receive_bytes_total{device=\"eno1\"}"], (long)eno1["receive_bytes_total"]!);
        Assert.Equal(_samples["node_network_transmit_drop_total{device=\"eno1\"}"], (long)eno1["transmit_drops_total"]!);
        Assert.Equal("loopback", _sink["lo"]["kind"]);
    }

    [Fact]
    public void Interface_whose_addresses_cannot_be_read_has_unknown_ones()
    {
        using var network = new NetworkCollector(_host.Files);
        _samples.Run(network);
        _sink.Run(new NetworkInterfaceStates(_host.Files, network, () => throw new System.Net.NetworkInformation.NetworkInformationException()));
        Assert.Null(_sink["eno1"]["addresses"]);
    }

    [Fact]
    public async Task This_machine_reports_all_of_itself()
    {
        var files = new HostFiles();
        IReadOnlyList<ICollector> collectors = DefaultCollectors.Create(files);
        var smart = new SmartReader(files, new ManualClock(), smartctl: null);
        await smart.ReadAsync(TestContext.Current.CancellationToken);
        foreach (ICollector collector in collectors)
        {
            _samples.Run(collector);
        }

        var kinds = new List<EntityKind>();
        foreach (IStateSource source in HostStateSources.Create(files, collectors, smart, "1"))
        {
            kinds.AddRange(_sink.Run(source).Entities.Select(entity => entity.Kind));
            kinds.AddRange(source.Kinds.Where(kind => kind is EntityKind.MemoryModule or EntityKind.Disk or EntityKind.Filesystem));   // A container may have none.
            (source as IDisposable)?.Dispose();
        }

        Assert.Equal(
            [EntityKind.Host, EntityKind.Disk, EntityKind.Filesystem, EntityKind.NetworkInterface, EntityKind.MemoryModule],
            kinds.Distinct().Order());
        foreach (IDisposable collector in collectors.OfType<IDisposable>())
        {
            collector.Dispose();
        }
    }

    private static bool Space(ReadOnlySpan<byte> path, out FilesystemSpace space)
    {
        space = new FilesystemSpace(10_000_000_000, 4_000_000_000, 3_000_000_000, 10, 5);
        return true;
    }

    private static bool Refuse(ReadOnlySpan<byte> path, out FilesystemSpace space)
    {
        space = default;
        return false;
    }
}
