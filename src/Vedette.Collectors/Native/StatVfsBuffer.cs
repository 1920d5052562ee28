using System.Runtime.InteropServices;

namespace Vedette.Collectors.Native;

/// <summary><c>struct statvfs</c> of glibc and musl on 64-bit Linux (x86-64 and arm64 alike): eleven 64-bit words, then spare room.</summary>
[StructLayout(LayoutKind.Sequential, Size = 112)]
internal struct StatVfsBuffer
{
    public ulong BlockSize;
    public ulong FragmentSize;
    public ulong Blocks;
    public ulong FreeBlocks;
    public ulong AvailableBlocks;
    public ulong Files;
    public ulong FreeFiles;
    public ulong AvailableFiles;
    public ulong FilesystemId;
    public ulong Flags;
    public ulong LongestName;
}
