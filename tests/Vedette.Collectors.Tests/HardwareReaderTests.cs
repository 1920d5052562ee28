using System.Net;
using Vedette.Collectors.Filesystem;
using Vedette.Collectors.Hardware;
using Vedette.Model.Hosts;

namespace Vedette.Collectors.Tests;

public sealed class HardwareReaderTests
{
    private static readonly InterfaceAddress[] Addresses =
    [
        Address("lo", "127.0.0.1", 8), Address("lo", "::1", 128),
        Address("docker0", "172.17.0.1", 16),
        Address("eth0", "192.168.1.5", 24), Address("eth0", "fe80::1", 64), Address("eth0", "2a01:4f8::5", 64),
        Address("ens3", "10.0.0.7", 24), Address("ens3", "8.8.4.4", 32),
        Address("veth1a2b3c4", "169.254.1.1", 16),
    ];

    [Fact]
    public void Rack_server_with_three_gpus()
    {
        HardwareInfo info = Read("rhel8-4.18").Info;
        Assert.Equal("gpu1.example.com", info.Hostname);
        Assert.Equal("Intel(R) Xeon(R) Gold 6226R CPU @ 2.90GHz", info.CpuModel);
        Assert.Equal("GenuineIntel", info.CpuVendor);
        Assert.Equal((2900.0, 2, 4), (info.CpuFreqMhz, info.CpuCores, info.CpuThreads));
        Assert.Equal((64299L, 62.79, 8191L), (info.RamTotalMb, info.RamTotalGb, info.SwapTotalMb));
        Assert.Equal(("Red Hat Enterprise Linux", "8.9", "rhel"), (info.OsName, info.OsVersion, info.OsId));
        Assert.Equal("4.18.0-513.el8.x86_64", info.KernelVersion);
        Assert.Equal("none", info.Virtualization);
        Assert.Equal(
            [
                new GpuInfo("nvidia", "NVIDIA A40", null, "535.104.05", "0000:3b:00.0"),
                new GpuInfo("amd", "AMD Instinct MI100", 32752, "amdgpu", "0000:af:00.0"),
                new GpuInfo("intel", "ATS-M [Data Center GPU Flex 170]", null, "i915", "0000:d8:00.0"),
            ],
            info.Gpus);
        Assert.Equal(("NVIDIA A40", null), (info.GpuModel, info.GpuVramMb));
    }

    [Fact]
    public void Disks_have_kind_model_size_and_the_free_space_of_what_lies_on_them()
    {
        HardwareInfo info = Read("rhel8-4.18").Info;
        Assert.Equal(
            [
                new DiskInfo("nvme0n1", "nvme", "INTEL SSDPE2KX020T8", 3907029168L * 512, 3_000_000_000),   // xfs on LVM on md on its partition
                new DiskInfo("sda", "ssd", "SAMSUNG MZ7LH960", 1953525168L * 512, 3_000_000_000),
            ],
            info.Disks);
        Assert.Equal((3907029168L + 1953525168) * 512 / 1024 / 1024, info.DiskTotalMb);
        Assert.Equal(6_000_000_000 / 1024 / 1024, info.DiskAvailableMb);
        Assert.Equal(5.59, info.DiskAvailableGb);
    }

    [Fact]
    public void Spinning_disks_are_hdd_and_an_old_system_without_os_release_is_a_warning()
    {
        HardwareReading reading = Read("centos6-2.6.32");
        Assert.Equal(
            [
                new DiskInfo("sda", "hdd", "ST1000NM0011", 2097152L * 512, 6_000_000_000),   // / by device mapper and /boot
                new DiskInfo("sdb", "hdd", "DELL PERC H700", 4194304L * 512, null),
            ],
            reading.Info.Disks);
        Assert.Equal(2400, reading.Info.CpuFreqMhz);   // from the model's name, not the momentary 1600
        Assert.Null(reading.Info.OsName);
        Assert.StartsWith("os: ", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Guest_knows_its_hypervisor_and_does_not_guess_the_kind_of_its_disk()
    {
        HardwareInfo info = Read("debian12-6.1").Info;
        Assert.Equal("kvm", info.Virtualization);
        Assert.Equal((2, 2, 2596.15), (info.CpuCores, info.CpuThreads, info.CpuFreqMhz));
        Assert.Equal([("vda", null, 3_000_000_000L), ("vdd", "ssd", 3_000_000_000L)], info.Disks.Select(disk => (disk.Name, disk.Kind, disk.FreeBytes ?? -1)));
    }

    [Fact]
    public void Physical_interfaces_come_first_and_the_public_address_is_found()
    {
        HardwareInfo info = Read("debian12-6.1").Info;
        Assert.Equal(["ens3", "docker0"], info.NetworkInterfaces.Select(i => i.Name));
        Assert.Equal(("52:54:00:12:34:56", (long?)null), (info.NetworkInterfaces[0].Mac, info.NetworkInterfaces[0].SpeedMbps));
        Assert.Equal(["10.0.0.7/24", "8.8.4.4/32"], info.NetworkInterfaces[0].Addresses);
        Assert.Equal(["10.0.0.7", "8.8.4.4", "172.17.0.1"], info.IpInternal);
        Assert.Equal("8.8.4.4", info.IpExternal);
    }

    [Fact]
    public void Raspberry_pi()
    {
        HardwareInfo info = Read("raspios-arm64-6.6").Info;
        Assert.Equal(("Cortex-A72", "ARM", 4, 4, 1500.0), (info.CpuModel, info.CpuVendor, info.CpuCores, info.CpuThreads, info.CpuFreqMhz));
        Assert.Equal("aarch64", info.Architecture);
        Assert.Equal(("Raspbian \"GNU/Linux\"", "11$x", "debian"), (info.OsName, info.OsVersion, info.OsId));
        Assert.Null(info.Virtualization);
        Assert.Equal(new DiskInfo("mmcblk0", "ssd", "SN32G", 62333952L * 512, 3_000_000_000), Assert.Single(info.Disks));
        Assert.Equal(["192.168.1.5", "2a01:4f8::5"], info.IpInternal);
        Assert.Equal("2a01:4f8::5", info.IpExternal);
        Assert.Equal(1000, Assert.Single(info.NetworkInterfaces).SpeedMbps);
    }

    [Fact]
    public void Host_of_which_nothing_can_be_read_is_nulls_and_warnings()
    {
        using var host = new HostTree();
        HardwareReading reading = new HardwareReader(host.Files, () => throw new IOException("no netlink"), Free).Read();
        Assert.Equal(["cpu", "memory", "os", "network", "disks"], reading.Warnings.Select(warning => warning[..warning.IndexOf(':', StringComparison.Ordinal)]));
        Assert.Equal(Environment.MachineName, reading.Info.Hostname);
        Assert.Null(reading.Info.CpuModel);
        Assert.Null(reading.Info.RamTotalMb);
        Assert.Null(reading.Info.DiskTotalMb);
        Assert.Null(reading.Info.DiskAvailableMb);
        Assert.Empty(reading.Info.Gpus);
    }

    [Fact]
    public void Mount_table_that_cannot_be_read_hides_no_disk()
    {
        using HostTree host = HostTree.CopyOf("centos6-2.6.32");
        host.Delete("proc/1/mountinfo");
        HardwareReading reading = new HardwareReader(host.Files, () => [], Free).Read();
        Assert.Contains(reading.Warnings, warning => warning.StartsWith("free space: ", StringComparison.Ordinal));
        Assert.Equal([("sda", null), ("sdb", null)], reading.Info.Disks.Select(disk => (disk.Name, disk.FreeBytes)));
        Assert.Null(reading.Info.DiskAvailableMb);
    }

    [Theory]
    [InlineData("run/systemd/container", "lxc\n", "lxc")]
    [InlineData(".dockerenv", "", "docker")]
    [InlineData("run/.containerenv", "", "podman")]
    [InlineData("proc/sys/kernel/osrelease", "5.15.90.1-microsoft-standard-WSL2\n", "wsl")]
    public void Container_goes_before_the_machine_below_it(string file, string text, string expected)
    {
        using HostTree host = HostTree.CopyOf("debian12-6.1").Write(file, text);
        Assert.Equal(expected, new VirtualizationDetector(host.Files).Detect(hasHypervisorFlag: true));
    }

    [Theory]
    [InlineData("VMware, Inc.", "VMware7,1", true, "vmware")]
    [InlineData("Microsoft Corporation", "Virtual Machine", true, "microsoft")]
    [InlineData("Microsoft Corporation", "Surface", false, "none")]
    [InlineData("Amazon EC2", "m5.large", true, "amazon")]
    [InlineData("Amazon EC2", "m5.metal", false, "none")]
    [InlineData("Hetzner", "vServer", true, "kvm")]
    [InlineData("Nobody", "Unknown", true, "vm-other")]
    [InlineData("QEMU", "QEMU Virtual Machine", null, "qemu")]
    [InlineData("Ampere", "Altra", null, "none")]
    public void Machine_by_its_makers_name_and_the_processors_flag(string vendor, string product, bool? flag, string expected)
    {
        using HostTree host = new HostTree().Write("sys/class/dmi/id/sys_vendor", vendor + "\n").Write("sys/class/dmi/id/product_name", product + "\n");
        Assert.Equal(expected, new VirtualizationDetector(host.Files).Detect(flag));
    }

    [Theory]
    [InlineData("NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023\n", "535.104.05")]
    [InlineData("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  550.54.14  Release Build  (dvs-builder@U16)\n", "550.54.14")]
    [InlineData("NVRM version: something else\n", null)]
    [InlineData("", null)]
    public void Nvidia_driver_version(string text, string? expected) => Assert.Equal(expected, NvidiaProcParser.DriverVersion(System.Text.Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.0.2.2", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fd00::2", false)]
    [InlineData("2606:4700::1111", true)]
    public void Public_address(string address, bool expected) => Assert.Equal(expected, AddressScope.IsPublic(IPAddress.Parse(address)));

    private static HardwareReading Read(string fixture) => new HardwareReader(HostTree.Fixture(fixture), () => [.. Addresses.Where(a => fixture != "raspios-arm64-6.6" || a.Interface == "eth0")], Free).Read();

    private static bool Free(ReadOnlySpan<byte> path, out FilesystemSpace space)
    {
        space = new FilesystemSpace(10_000_000_000, 4_000_000_000, 3_000_000_000, 10, 5);
        return true;
    }

    private static InterfaceAddress Address(string name, string address, int prefix) => new(name, IPAddress.Parse(address), prefix);
}
