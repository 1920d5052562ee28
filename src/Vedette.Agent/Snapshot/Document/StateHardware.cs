using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <param name="Platform">The distribution: debian, ubuntu.</param>
/// <param name="Os">linux.</param>
/// <param name="Uptime">Seconds.</param>
/// <param name="Network">By the interface's name; loopback and those without an address left out.</param>
/// <param name="Gpu">By vendor: nvidia, amd, intel.</param>
internal sealed record StateHardware(
    string Hostname,
    string Platform,
    string PlatformVersion,
    string KernelVersion,
    string Os,
    ulong Uptime,
    StateCpu Cpu,
    StateMemory Memory,
    IReadOnlyList<StateDisk> Disks,
    IReadOnlyDictionary<string, StateNetworkInterface> Network,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<StateGpuDevice>>? Gpu);
