using System.Runtime.InteropServices;

namespace Vedette.Collectors.Native;

/// <summary>The few calls into the C library that .NET has no allocation-free form of.</summary>
internal static partial class LibC
{
    /// <summary>_SC_CLK_TCK of glibc and musl.</summary>
    private const int ClockTicksName = 2;

    /// <summary>USER_HZ, the unit of the times in /proc/stat; 100 on every Linux .NET runs on, asked all the same.</summary>
    public static double ClockTicksPerSecond { get; } = SysConf(ClockTicksName) is > 0 and var ticks ? ticks : 100;

    /// <param name="path">Ends with a zero byte.</param>
    /// <param name="buffer">Filled where the result is 0.</param>
    [LibraryImport("libc", EntryPoint = "statvfs", SetLastError = true)]
    public static partial int StatVfs(ReadOnlySpan<byte> path, out StatVfsBuffer buffer);

    [LibraryImport("libc", EntryPoint = "opendir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial DirectoryStream OpenDir(string path);

    /// <summary>The address of a <c>struct dirent</c>, or zero at the end and after an error, which then is in the last P/Invoke error.</summary>
    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    public static partial nint ReadDir(DirectoryStream directory);

    [LibraryImport("libc", EntryPoint = "rewinddir")]
    public static partial void RewindDir(DirectoryStream directory);

    [LibraryImport("libc", EntryPoint = "closedir")]
    public static partial int CloseDir(nint directory);

    /// <summary>The folder's descriptor, open as long as the stream is.</summary>
    [LibraryImport("libc", EntryPoint = "dirfd")]
    public static partial int DirFd(DirectoryStream directory);

    /// <summary>As <see cref="OpenDir"/> for a descriptor, which then is the stream's. No handle object: one of these is opened per process and cycle.</summary>
    [LibraryImport("libc", EntryPoint = "fdopendir")]
    public static partial nint FdOpenDir(int descriptor);

    [LibraryImport("libc", EntryPoint = "readdir")]
    public static partial nint ReadDir(nint directory);

    /// <param name="path">Ends with a zero byte; relative to the folder.</param>
    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    public static partial int OpenAt(int folder, ReadOnlySpan<byte> path, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    /// <param name="path">Ends with a zero byte; relative to the folder.</param>
    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    public static partial nint ReadLinkAt(int folder, ReadOnlySpan<byte> path, Span<byte> target, nint size);

    /// <summary>Fills a chain of <see cref="InterfaceAddressEntry"/>; it is the caller's until <see cref="FreeIfAddrs"/>.</summary>
    [LibraryImport("libc", EntryPoint = "getifaddrs", SetLastError = true)]
    public static partial int GetIfAddrs(out nint first);

    [LibraryImport("libc", EntryPoint = "freeifaddrs")]
    public static partial void FreeIfAddrs(nint first);

    [LibraryImport("libc", EntryPoint = "sysconf")]
    private static partial long SysConf(int name);
}
