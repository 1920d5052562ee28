using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vedette.Collectors.Native;

/// <summary>Reading a small file of /sys where refusals are daily business: a sensor of a sleeping device answers with an error each time, and an exception for each would cost more than the reading.</summary>
internal static partial class KernelFileRead
{
    /// <summary>From the start of the file; negative where the kernel refuses.</summary>
    public static unsafe int FromStart(SafeFileHandle file, Span<byte> buffer)
    {
        fixed (byte* room = buffer)
        {
            return (int)Read(file, room, buffer.Length, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "pread")]
    private static unsafe partial nint Read(SafeFileHandle file, byte* buffer, nint count, long offset);
}
