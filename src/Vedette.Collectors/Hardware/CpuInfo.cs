namespace Vedette.Collectors.Hardware;

/// <summary>What /proc/cpuinfo tells; null where it does not.</summary>
/// <param name="Mhz">As of the moment of reading, unless <paramref name="Model"/> names a rated frequency.</param>
/// <param name="Cores">Physical ones.</param>
/// <param name="Threads">Logical processors.</param>
/// <param name="HasHypervisorFlag">Null on architectures without such a flag.</param>
internal sealed record CpuInfo(string? Model, string? Vendor, double? Mhz, int? Cores, int? Threads, bool? HasHypervisorFlag)
{
    public int? Sockets { get; init; }

    /// <summary>As the kernel prints it: 0x5003604.</summary>
    public string? Microcode { get; init; }
}
