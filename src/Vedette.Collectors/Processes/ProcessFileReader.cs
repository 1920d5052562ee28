using System.Buffers.Text;
using System.Runtime.InteropServices;
using Vedette.Collectors.Native;

namespace Vedette.Collectors.Processes;

/// <summary>
/// Reads files of processes, relative to the open /proc folder, into one buffer: three system calls a file and no allocation. What a call returned holds until the next one.
/// Files of /proc/PID come in one piece where the buffer has room; longer ones are cut at <see cref="BufferBytes"/>.
/// </summary>
internal sealed class ProcessFileReader(ProcessListing listing)
{
    /// <summary>stat, status, io and cgroup are far below; of a command line twice what is kept is read, so that no secret is cut before it was recognised.</summary>
    public const int BufferBytes = 8192;

    /// <summary>O_CLOEXEC on x86-64 and arm64 alike; O_RDONLY is 0.</summary>
    public const int ReadOnlyCloseOnExec = 0x80000;

    private const int NoEntry = 2;
    private const int NoProcess = 3;
    private const int NotPermitted = 1;
    private const int AccessDenied = 13;
    private const int Interrupted = 4;

    /// <summary>Room for ten digits, a slash, the longest file name and a zero byte.</summary>
    private const int LongestPath = 64;

    private readonly byte[] _buffer = new byte[BufferBytes];

    public ReadOutcome LastOutcome { get; private set; }

    /// <param name="file">Below the process's folder: stat, fd ...</param>
    public ReadOutcome Read(int pid, ReadOnlySpan<byte> file, out ReadOnlySpan<byte> content)
    {
        content = default;
        int descriptor = Open(pid, file);
        if (descriptor < 0)
        {
            return LastOutcome;
        }

        int length = 0;
        nint read;
        do
        {
            read = LibC.Read(descriptor, _buffer.AsSpan(length), _buffer.Length - length);
            length += (int)Math.Max(read, 0);
        }
        while ((read < 0 && Marshal.GetLastPInvokeError() == Interrupted) || (read > 0 && IsPieced(length)));

        LastOutcome = read < 0 ? Judge(Marshal.GetLastPInvokeError()) : ReadOutcome.Read;
        _ = LibC.Close(descriptor);
        content = _buffer.AsSpan(0, length);
        return LastOutcome;
    }

    /// <summary>The target of a link; empty where <see cref="LastOutcome"/> is not Read.</summary>
    public ReadOnlySpan<byte> ReadLink(int pid, ReadOnlySpan<byte> file)
    {
        Span<byte> path = stackalloc byte[LongestPath];
        nint length = LibC.ReadLinkAt(listing.Descriptor, Write(path, pid, file), _buffer, _buffer.Length);
        LastOutcome = length >= 0 ? ReadOutcome.Read : Judge(Marshal.GetLastPInvokeError());
        return _buffer.AsSpan(0, (int)Math.Max(length, 0));
    }

    /// <summary>A descriptor that the caller closes, or -1 with the reason in <see cref="LastOutcome"/>.</summary>
    public int Open(int pid, ReadOnlySpan<byte> file)
    {
        Span<byte> path = stackalloc byte[LongestPath];
        int descriptor = LibC.OpenAt(listing.Descriptor, Write(path, pid, file), ReadOnlyCloseOnExec);
        LastOutcome = descriptor >= 0 ? ReadOutcome.Read : Judge(Marshal.GetLastPInvokeError());
        return descriptor;
    }

    /// <summary>The numbers of what the process has open, at most <paramref name="most"/>; nothing where the folder may not be read or the process is gone.</summary>
    public IReadOnlyList<int> Descriptors(int pid, int most)
    {
        var numbers = new List<int>();
        int descriptor = Open(pid, "fd"u8);
        nint folder = descriptor < 0 ? 0 : LibC.FdOpenDir(descriptor);
        if (folder == 0)
        {
            _ = descriptor < 0 ? 0 : LibC.Close(descriptor);
            return numbers;
        }

        for (nint entry = LibC.ReadDir(folder); entry != 0 && numbers.Count < most; entry = LibC.ReadDir(folder))
        {
            if (Text.DecimalNumber.TryParse(DirectoryEntry.NameOf(entry), out ulong number) && number <= int.MaxValue)
            {
                numbers.Add((int)number);
            }
        }

        _ = LibC.CloseDir(folder);
        return numbers;
    }

    // A short answer is the whole file for all of them but a long command line, which a page's end may part.
    private static bool IsPieced(int length) => length < BufferBytes && length % 4096 == 0;

    private static ReadOnlySpan<byte> Write(Span<byte> path, int pid, ReadOnlySpan<byte> file)
    {
        Utf8Formatter.TryFormat(pid, path, out int length);
        path[length++] = (byte)'/';
        file.CopyTo(path[length..]);
        path[length + file.Length] = 0;
        return path;
    }

    private static ReadOutcome Judge(int error) => error switch
    {
        NoEntry or NoProcess => ReadOutcome.Gone,
        NotPermitted or AccessDenied => ReadOutcome.Denied,
        _ => ReadOutcome.Failed,
    };
}
