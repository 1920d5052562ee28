using System.Runtime.InteropServices;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>nvmlFieldValue_t. The value is a union; whole numbers of 32 bits lie in its first four bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NvmlFieldValue
{
    public uint FieldId;
    public uint ScopeId;
    public long TimestampUs;
    public long LatencyUs;
    public int ValueType;
    public int Result;
    public ulong Value;
}
