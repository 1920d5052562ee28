using System.Runtime.InteropServices;

namespace Vedette.Collectors.Native;

/// <summary><c>struct dirent</c> of glibc and musl on 64-bit Linux.</summary>
internal static class DirectoryEntry
{
    /// <summary>Where d_name starts: behind d_ino, d_off, d_reclen and d_type.</summary>
    private const int NameOffset = 19;

    /// <param name="entry">What readdir returned; the name holds until its next call.</param>
    public static unsafe ReadOnlySpan<byte> NameOf(nint entry) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry + NameOffset);
}
