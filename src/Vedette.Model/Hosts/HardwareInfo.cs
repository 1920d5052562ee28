namespace Vedette.Model.Hosts;

/// <summary>
/// What a host is made of: document 1's <c>hardware_info</c>, written as JSON with snake_case names. The flat keys are the ones its original clients send;
/// the lists say the same completely. Null = not known on this host. Free space is here only as found at the last change: the live value is a series.
/// </summary>
public sealed record HardwareInfo
{
    public required string Hostname { get; init; }

    /// <summary>Addresses of the host's own interfaces without prefix length; loopback and link-local left out.</summary>
    public IReadOnlyList<string> IpInternal { get; init; } = [];

    /// <summary>A globally routable address among them; the server adds the one it sees the agent come from.</summary>
    public string? IpExternal { get; init; }

    public string? CpuModel { get; init; }

    /// <summary>Rated or highest frequency; MHz.</summary>
    public double? CpuFreqMhz { get; init; }

    /// <summary>Physical cores.</summary>
    public int? CpuCores { get; init; }

    /// <summary>Logical processors.</summary>
    public int? CpuThreads { get; init; }

    public string? CpuVendor { get; init; }

    public long? RamTotalMb { get; init; }

    public double? RamTotalGb { get; init; }

    public long? SwapTotalMb { get; init; }

    /// <summary>Sums over <see cref="Disks"/>; MiB and GiB as in the original client.</summary>
    public long? DiskTotalMb { get; init; }

    public long? DiskAvailableMb { get; init; }

    public double? DiskTotalGb { get; init; }

    public double? DiskAvailableGb { get; init; }

    public IReadOnlyList<DiskInfo> Disks { get; init; } = [];

    /// <summary>The first of <see cref="Gpus"/>, for readers of the flat keys.</summary>
    public string? GpuModel { get; init; }

    public long? GpuVramMb { get; init; }

    public IReadOnlyList<GpuInfo> Gpus { get; init; } = [];

    public IReadOnlyList<NetworkInterfaceInfo> NetworkInterfaces { get; init; } = [];

    /// <summary>For example "Debian GNU/Linux".</summary>
    public string? OsName { get; init; }

    public string? OsVersion { get; init; }

    /// <summary>os-release's ID: debian, ubuntu, rhel ...</summary>
    public string? OsId { get; init; }

    public string? KernelVersion { get; init; }

    /// <summary>As uname prints it: x86_64, aarch64.</summary>
    public string? Architecture { get; init; }

    /// <summary>kvm, vmware, docker, lxc, none ...; null where nothing tells.</summary>
    public string? Virtualization { get; init; }
}
