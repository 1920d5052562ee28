using System.Runtime.InteropServices;
using Vedette.Collectors.Native;

namespace Vedette.Collectors.Processes;

/// <summary>Lists a /proc folder, which stays open between listings. No string is made of a name. Not for several threads.</summary>
internal sealed class ProcessListing(string procRoot) : IDisposable
{
    private DirectoryStream? _folder;

    /// <summary>The open folder, for files relative to it. Good from the first <see cref="Start"/> on.</summary>
    public int Descriptor { get; private set; } = -1;

    /// <exception cref="IOException">The folder cannot be read; the message names it.</exception>
    public void Start()
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
            Descriptor = LibC.DirFd(opened);
        }

        LibC.RewindDir(_folder);
    }

    /// <exception cref="IOException">As for <see cref="Start"/>.</exception>
    public bool TryNext(out ReadOnlySpan<byte> name)
    {
        for (nint entry = LibC.ReadDir(_folder!); entry != 0; entry = LibC.ReadDir(_folder!))
        {
            name = DirectoryEntry.NameOf(entry);
            if (ProcessFolder.IsProcess(name))
            {
                return true;
            }
        }

        name = default;
        return Marshal.GetLastPInvokeError() is not 0 and int code
            ? throw new IOException($"{procRoot} cannot be listed: {Marshal.GetPInvokeErrorMessage(code)}.")
            : false;
    }

    public void Dispose()
    {
        _folder?.Dispose();
        _folder = null;
        Descriptor = -1;
    }
}
