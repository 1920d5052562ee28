using System.Runtime.InteropServices;
using System.Text;

namespace Vedette.Collectors.Cgroups;

/// <summary>
/// One small kernel file that comes and goes with its cgroup or process. It is opened for each reading, since a kept handle of a removed cgroup would fail and some hundreds of them would fill
/// the handle table, and through the C library, since absence is the usual answer here and an exception for it would cost more than all the readings.
/// </summary>
internal sealed partial class CgroupFile(string path)
{
    /// <summary>O_RDONLY | O_CLOEXEC: the same numbers on x86-64 and arm64.</summary>
    private const int ReadOnlyCloseOnExec = 0x80000;

    private readonly byte[] _path = [.. Encoding.UTF8.GetBytes(path), 0];

    /// <summary>Reads into <paramref name="buffer"/>. False where the file is absent, may not be read, or is larger than the buffer.</summary>
    public bool TryRead(Span<byte> buffer, out ReadOnlySpan<byte> content)
    {
        content = default;
        int file = Open(_path, ReadOnlyCloseOnExec);
        if (file < 0)
        {
            return false;
        }

        int length = 0;
        nint read;
        do
        {
            read = Read(file, ref MemoryMarshal.GetReference(buffer[length..]), buffer.Length - length);
            length += (int)Math.Max(read, 0);
        }
        while (read > 0 && length < buffer.Length);

        _ = Close(file);
        if (read < 0 || length == buffer.Length)
        {
            return false;
        }

        content = buffer[..length];
        return true;
    }

    [LibraryImport("libc", EntryPoint = "open")]
    private static partial int Open(ReadOnlySpan<byte> path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int file, ref byte buffer, nint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
