using System.Runtime.InteropServices;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>nvmlProcessInfo_t of the calls without a number, as drivers before MIG have them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlProcessV1
{
    public uint Pid;
    public ulong MemoryBytes;
}
