using System.Runtime.InteropServices;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>nvmlProcessInfo_t of the calls that end in _v2 and _v3.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlProcess
{
    public uint Pid;
    public ulong MemoryBytes;
    public uint GpuInstanceId;
    public uint ComputeInstanceId;
}
