using System.Runtime.InteropServices;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>nvmlMemory_v2_t: what the driver keeps for itself stands apart.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlMemoryV2
{
    public uint Version;
    public ulong Total;
    public ulong Reserved;
    public ulong Free;
    public ulong Used;
}
