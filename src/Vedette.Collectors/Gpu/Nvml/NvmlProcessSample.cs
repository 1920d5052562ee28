using System.Runtime.InteropServices;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>nvmlProcessUtilizationSample_t: one process in one of the driver's sample periods, percent.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlProcessSample
{
    public uint Pid;
    public ulong TimestampUs;
    public uint Sm;
    public uint Memory;
    public uint Encoder;
    public uint Decoder;

    public readonly bool Worked => (Sm | Memory | Encoder | Decoder) != 0;
}
