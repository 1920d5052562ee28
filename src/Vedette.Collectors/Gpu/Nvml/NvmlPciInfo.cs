using System.Runtime.InteropServices;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>nvmlPciInfo_t: the numbers between its two texts. 68 bytes in its newest form, and as many as its reserved words in the older one.</summary>
[StructLayout(LayoutKind.Explicit, Size = 68)]
internal struct NvmlPciInfo
{
    [FieldOffset(16)]
    public uint Domain;

    [FieldOffset(20)]
    public uint Bus;

    [FieldOffset(24)]
    public uint Device;
}
