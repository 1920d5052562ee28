using System.Runtime.InteropServices;

namespace Vedette.Agent.Memory;

/// <summary>The calls of the C library that give memory back to the system.</summary>
internal static partial class MemoryCalls
{
    /// <summary>MADV_DONTNEED: the pages are dropped, and read again from the file when they are touched.</summary>
    public const int DropPages = 4;

    [LibraryImport("libc", EntryPoint = "madvise")]
    public static partial int Advise(nuint address, nuint length, int advice);

    /// <summary>Of glibc only.</summary>
    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    public static partial int TrimHeap(nuint keep);
}
