using System.Runtime.InteropServices;
using Vedette.Collectors.Files;
using Vedette.Collectors.Filesystem;
using Vedette.Model.Hosts;

namespace Vedette.Collectors.Hardware;

/// <summary>
/// Reads what a host is made of: at start and when somebody asks, not each cycle. A part that cannot be read is null and named in a warning. It opens a netlink socket
/// for the addresses and no other.
/// </summary>
public sealed class HardwareReader
{
    private const double MebibytesPerGibibyte = 1024;
    private const double BytesPerMebibyte = 1024 * 1024;

    /// <summary>A processor's block is 1.5 KB and there may be thousands.</summary>
    private const int MaxCpuInfoBytes = 16 * 1024 * 1024;

    private static readonly CpuInfo UnknownCpu = new(null, null, null, null, null, null);
    private static readonly OsRelease UnknownOs = new(null, null, null);
    private static readonly HostNetwork UnknownNetwork = new([], [], null);

    private readonly HostFiles _files;
    private readonly Func<IReadOnlyList<InterfaceAddress>> _readAddresses;
    private readonly SpaceProbe _probe;

    public HardwareReader(HostFiles files)
        : this(files, InterfaceAddresses.Read, StatVfsProbe.TryAsk)
    {
    }

    internal HardwareReader(HostFiles files, Func<IReadOnlyList<InterfaceAddress>> readAddresses, SpaceProbe probe)
    {
        _files = files;
        _readAddresses = readAddresses;
        _probe = probe;
    }

    public HardwareReading Read()
    {
        var parts = new PartReader();
        CpuInfo cpu = parts.Read("cpu", UnknownCpu, ReadCpu);
        MemorySize memory = parts.Read("memory", MemorySize.Unknown, () => MemorySize.Read(_files));
        OsRelease os = parts.Read("os", UnknownOs, ReadOsRelease);
        HostNetwork network = parts.Read("network", UnknownNetwork, () => new NetworkInterfaceReader(_files, _readAddresses).Read());
        IReadOnlyList<DiskInfo> disks = parts.Read("disks", [], () => new DiskReader(_files, _probe).Read(parts));
        IReadOnlyList<GpuInfo> gpus = parts.Read("gpus", [], () => new GpuReader(_files).Read());
        GpuInfo? firstGpu = gpus is [var first, ..] ? first : null;
        long? diskTotal = disks.Count > 0 ? disks.Sum(disk => disk.SizeBytes) : null;
        long? diskFree = disks.Any(disk => disk.FreeBytes is not null) ? disks.Sum(disk => disk.FreeBytes ?? 0) : null;
        var info = new HardwareInfo
        {
            Hostname = KernelAttribute.TryRead(_files.Proc("sys/kernel/hostname")) ?? Environment.MachineName,
            IpInternal = network.Addresses,
            IpExternal = network.PublicAddress,
            CpuModel = cpu.Model,
            CpuVendor = cpu.Vendor,
            CpuFreqMhz = cpu.Mhz,
            CpuCores = cpu.Cores,
            CpuThreads = cpu.Threads,
            RamTotalMb = Mebibytes(memory.TotalBytes),
            RamTotalGb = Gibibytes(memory.TotalBytes),
            SwapTotalMb = Mebibytes(memory.SwapBytes),
            DiskTotalMb = Mebibytes(diskTotal),
            DiskTotalGb = Gibibytes(diskTotal),
            DiskAvailableMb = Mebibytes(diskFree),
            DiskAvailableGb = Gibibytes(diskFree),
            Disks = disks,
            GpuModel = firstGpu?.Model,
            GpuVramMb = firstGpu?.VramMb,
            Gpus = gpus,
            NetworkInterfaces = network.Interfaces,
            OsName = os.Name,
            OsVersion = os.Version,
            OsId = os.Id,
            KernelVersion = KernelAttribute.TryRead(_files.Proc("sys/kernel/osrelease")),
            Architecture = KernelAttribute.TryRead(_files.Proc("sys/kernel/arch")) ?? ProcessArchitecture(),
            Virtualization = parts.Read("virtualization", null, () => new VirtualizationDetector(_files).Detect(cpu.HasHypervisorFlag)),
        };
        return new HardwareReading(info, parts.Warnings);
    }

    internal CpuInfo ReadCpu()
    {
        CpuInfo told = CpuInfoParser.Parse(KernelAttribute.ReadBytes(_files.Proc("cpuinfo"), MaxCpuInfoBytes));
        var topology = new CpuTopology(_files);
        return told with { Mhz = topology.Mhz() ?? told.Mhz, Cores = told.Cores ?? topology.Cores(), Sockets = told.Sockets ?? topology.Sockets() };
    }

    internal OsRelease ReadOsRelease()
    {
        string path = _files.Root("etc/os-release");
        return OsReleaseParser.Parse(KernelAttribute.ReadBytes(File.Exists(path) ? path : _files.Root("usr/lib/os-release"), FileCap.SmallBytes));
    }

    private static long? Mebibytes(double? bytes) => bytes is { } known ? (long)(known / BytesPerMebibyte) : null;

    private static double? Gibibytes(double? bytes) => bytes is { } known ? Math.Round(known / BytesPerMebibyte / MebibytesPerGibibyte, 2) : null;

    /// <summary>For kernels before 6.1, which have no file for it; 32-bit programs on a 64-bit kernel are no case of ours.</summary>
    internal static string? ProcessArchitecture() => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.Arm64 => "aarch64",
        Architecture.X86 => "i686",
        Architecture.Arm => "armv7l",
        Architecture.RiscV64 => "riscv64",
        Architecture.Ppc64le => "ppc64le",
        Architecture.S390x => "s390x",
        _ => null,
    };
}
