using Microsoft.Win32.SafeHandles;

namespace Vedette.Collectors.Files;

/// <summary>
/// Reads one kernel file again and again into the same buffer. The file stays open between readings: the kernel writes a /proc file anew when it is read from offset 0,
/// and opening it each time would cost more than reading it (README). Not for several threads; what <see cref="Read"/> returned holds until the next call.
/// </summary>
internal sealed class HostFileReader(string path, int maxBytes) : IDisposable
{
    /// <summary>A page: enough for most files of /proc; larger ones grow their buffer in the first cycle.</summary>
    private const int FirstBufferBytes = 4096;

    private byte[] _buffer = [];
    private SafeFileHandle? _handle;

    public string Path => path;

    /// <exception cref="IOException">The file is absent, cannot be read or is larger than the cap; the message names it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public ReadOnlySpan<byte> Read()
    {
        bool complete = false;
        try
        {
            _handle ??= File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            int length = Fill(_handle);   // Before _buffer is looked at: it may grow.
            complete = true;
            return _buffer.AsSpan(0, length);
        }
        finally
        {
            if (!complete)
            {
                Dispose();   // A handle that failed once is not trusted again: the next call opens the file anew.
            }
        }
    }

    /// <summary>As <see cref="Read"/>, for a file that some kernels do not have: false where it is absent.</summary>
    public bool TryRead(out ReadOnlySpan<byte> content)
    {
        if (_handle is null && !File.Exists(path))
        {
            content = default;
            return false;
        }

        content = Read();
        return true;
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _handle = null;
    }

    private int Fill(SafeFileHandle handle)
    {
        int length = 0;
        while (true)
        {
            if (length == _buffer.Length)
            {
                Grow();
            }

            // The kernel hands out long files in pieces, so only a read of nothing tells the end.
            int read = RandomAccess.Read(handle, _buffer.AsSpan(length), length);
            if (read == 0)
            {
                return length;
            }

            length += read;
        }
    }

    private void Grow()
    {
        if (_buffer.Length > maxBytes)
        {
            throw new IOException($"{path} is larger than {maxBytes} bytes, the most that is read of it.");
        }

        // One byte above the cap is room enough to notice that a file is larger.
        int wanted = Math.Min(Math.Max(FirstBufferBytes, _buffer.Length * 2), maxBytes + 1);
        Array.Resize(ref _buffer, wanted);
    }
}
