using Vedette.Collectors.Hardware;

namespace Vedette.Collectors.HostState;

/// <summary>What a host is, as far as it rarely changes while it runs. Null = not known.</summary>
internal sealed record HostFacts(CpuInfo Cpu, OsRelease Os)
{
    public string? Hostname { get; init; }

    public string? KernelVersion { get; init; }

    public string? Architecture { get; init; }

    public string? Virtualization { get; init; }

    public string? BootId { get; init; }

    public string? MachineModel { get; init; }

    public string? FirmwareVersion { get; init; }

    public string? NvidiaDriverVersion { get; init; }

    /// <summary>Scrubbed.</summary>
    public string? KernelCommandLine { get; init; }
}
