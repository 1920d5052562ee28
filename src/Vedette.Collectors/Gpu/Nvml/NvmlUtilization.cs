using System.Runtime.InteropServices;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>nvmlUtilization_t, percent of the driver's last sample period.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlUtilization
{
    public uint Gpu;
    public uint Memory;
}
