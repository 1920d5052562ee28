using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vedette.Collectors.Llm.ModelFiles;

/// <summary>
/// Opens a file that another program chose the name of. What was a model file a moment ago may be a pipe now, and opening a pipe waits for its other end for ever: so it is opened without waiting, and only
/// a regular file, which has a length, is read.
/// </summary>
internal static partial class NonBlockingFile
{
    /// <summary>O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC, the same on x64 and arm64.</summary>
    private const int Flags = 0x100 | 0x800 | 0x80000;

    /// <summary>At most <paramref name="maxBytes"/> from the start; null where it may not be read or is no regular file.</summary>
    public static byte[]? TryReadStart(string path, int maxBytes)
    {
        using SafeFileHandle handle = Open(path, Flags);
        if (handle.IsInvalid)
        {
            return null;
        }

        try
        {
            byte[] bytes = new byte[(int)Math.Min(RandomAccess.GetLength(handle), maxBytes)];
            int length = 0;
            while (length < bytes.Length)
            {
                int read = RandomAccess.Read(handle, bytes.AsSpan(length), length);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }

            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);
}
