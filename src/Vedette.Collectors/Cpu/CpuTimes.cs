using System.Runtime.CompilerServices;

namespace Vedette.Collectors.Cpu;

/// <summary>One cpu line of /proc/stat in clock ticks, indexed by <see cref="CpuMode"/>. Columns that the kernel does not print are 0.</summary>
[InlineArray(Columns)]
internal struct CpuTimes
{
    public const int Columns = 10;

    private ulong _first;
}
