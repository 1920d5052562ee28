using System.Runtime.InteropServices;
using Vedette.Collectors.Native;

namespace Vedette.Collectors.Processes;

/// <summary>Counts the processes of a /proc folder, which stays open between counts. No string is made of a name.</summary>
internal sealed class ProcessCounter(string procRoot) : IDisposable
{
    /// <summary>Where d_name starts in <c>struct dirent</c> of glibc and musl on 64-bit Linux: behind d_ino, d_off, d_reclen and d_type.</summary>
    private const int NameOffset = 19;

    private DirectoryStream? _folder;

    /// <exception cref="IOException">The folder cannot be read; the message names it.</exception>
    public int Count()
    {
        if (_folder is null)
        {
            DirectoryStream opened = LibC.OpenDir(procRoot);
            if (opened.IsInvalid)
            {
                int error = Marshal.GetLastPInvokeError();
                opened.Dispose();
                throw new IOException($"{procRoot} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}.");
            }

            _folder = opened;
        }

        LibC.RewindDir(_folder);
        int count = 0;
        for (nint entry = LibC.ReadDir(_folder); entry != 0; entry = LibC.ReadDir(_folder))
        {
            count += ProcessFolder.IsProcess(NameOf(entry)) ? 1 : 0;
        }

        if (Marshal.GetLastPInvokeError() is not 0 and int code)
        {
            throw new IOException($"{procRoot} cannot be listed: {Marshal.GetPInvokeErrorMessage(code)}.");
        }

        return count;
    }

    public void Dispose()
    {
        _folder?.Dispose();
        _folder = null;
    }

    private static unsafe ReadOnlySpan<byte> NameOf(nint entry) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry + NameOffset);
}
