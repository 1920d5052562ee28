using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vedette.Agent.Actions;

/// <summary>By statx, whose answer has one layout on every processor.</summary>
internal sealed partial class FileOwners : IFileOwners
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFields = 0x7FF;

    // struct statx of linux/stat.h.
    private const int StructBytes = 256;
    private const int MaskAt = 0;
    private const int OwnerAt = 20;
    private const int ModeAt = 28;
    private const int InodeAt = 32;
    private const int DeviceMajorAt = 136;
    private const int DeviceMinorAt = 140;

    // STATX_TYPE, STATX_MODE, STATX_UID and STATX_INO: what an answer must hold.
    private const uint Needed = 0x1 | 0x2 | 0x8 | 0x100;

    public FileFacts? OfPath(string path) => Ask(CurrentFolder, path, NoFollow);

    public FileFacts? OfHandle(SafeFileHandle file)
    {
        bool isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            return Ask((int)file.DangerousGetHandle(), "", EmptyPath);
        }
        finally
        {
            if (isHeld)
            {
                file.DangerousRelease();
            }
        }
    }

    private static FileFacts? Ask(int folder, string path, int flags)
    {
        Span<byte> answer = stackalloc byte[StructBytes];
        try
        {
            if (StatX(folder, Encoding.UTF8.GetBytes(path + '\0'), flags, BasicFields, answer) != 0 || (MemoryMarshal.Read<uint>(answer[MaskAt..]) & Needed) != Needed)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018: what cannot be checked is not trusted.
            return null;
        }

        return new FileFacts(
            MemoryMarshal.Read<uint>(answer[OwnerAt..]),
            MemoryMarshal.Read<ushort>(answer[ModeAt..]),
            MemoryMarshal.Read<ulong>(answer[InodeAt..]),
            MemoryMarshal.Read<uint>(answer[DeviceMajorAt..]),
            MemoryMarshal.Read<uint>(answer[DeviceMinorAt..]));
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int StatX(int folder, ReadOnlySpan<byte> path, int flags, uint mask, Span<byte> answer);
}
