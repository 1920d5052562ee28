using Vedette.Collectors.Native;

namespace Vedette.Collectors.Processes;

/// <summary>Counts what a process has open, and how much of it is sockets.</summary>
internal sealed class DescriptorCount(ProcessFileReader files)
{
    /// <summary>The links of so many are looked at; where there are more, the number of sockets stays unknown. Each link costs about a microsecond.</summary>
    public const int MostLinks = 256;

    /// <summary>Where counting stops: the most that a kernel allows a process by default.</summary>
    private const int MostFiles = 1_048_576;

    private static ReadOnlySpan<byte> SocketLink => "socket:["u8;

    /// <returns>False where the folder may not be read, or the process is gone.</returns>
    public bool TryCount(int pid, out int count, out int? sockets)
    {
        count = 0;
        sockets = null;
        int descriptor = files.Open(pid, "fd"u8);
        if (descriptor < 0)
        {
            return false;
        }

        nint folder = LibC.FdOpenDir(descriptor);
        if (folder == 0)
        {
            _ = LibC.Close(descriptor);
            return false;
        }

        int found = 0;
        Span<byte> target = stackalloc byte[16];
        for (nint entry = LibC.ReadDir(folder); entry != 0 && count < MostFiles; entry = LibC.ReadDir(folder))
        {
            ReadOnlySpan<byte> name = DirectoryEntry.NameOf(entry);
            if (!ProcessFolder.IsProcess(name))
            {
                continue;   // . and ..
            }

            count++;
            if (count <= MostLinks)
            {
                nint length = LibC.ReadLinkAt(descriptor, Terminated(name), target, target.Length);
                found += length > 0 && target[..(int)length].StartsWith(SocketLink) ? 1 : 0;
            }
        }

        _ = LibC.CloseDir(folder);
        sockets = count <= MostLinks ? found : null;
        return true;
    }

    // The name lies in the directory's buffer with a zero byte behind it, and the call needs that byte inside its span.
    private static ReadOnlySpan<byte> Terminated(ReadOnlySpan<byte> name) =>
        System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(name), name.Length + 1);
}
