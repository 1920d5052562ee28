using Microsoft.Win32.SafeHandles;

namespace Vedette.Collectors.Llm.Evidence;

/// <summary>
/// Walks the lines of a file of /proc that may be long, through one reused buffer. Unlike a reader with a cap it does not fail on a longer file: it stops, because the first lines tell enough. A line
/// that does not fit the buffer is skipped. Not for several threads.
/// </summary>
internal sealed class ProcLines
{
    public delegate void LineHandler(ReadOnlySpan<byte> line);

    private readonly byte[] _buffer = new byte[32 * 1024];

    /// <summary>False where the file is absent or may not be read.</summary>
    public bool TryRead(string path, int maxBytes, LineHandler onLine)
    {
        try
        {
            using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Walk(handle, maxBytes, onLine);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Walk(SafeFileHandle handle, int maxBytes, LineHandler onLine)
    {
        int kept = 0;
        long offset = 0;
        bool skipping = false;
        while (offset < maxBytes)
        {
            int read = RandomAccess.Read(handle, _buffer.AsSpan(kept), offset);
            if (read == 0)
            {
                return;
            }

            offset += read;
            ReadOnlySpan<byte> rest = _buffer.AsSpan(0, kept + read);
            for (int end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                if (!skipping)
                {
                    onLine(rest[..end]);
                }

                skipping = false;
                rest = rest[(end + 1)..];
            }

            skipping |= rest.Length == _buffer.Length;
            kept = skipping ? 0 : rest.Length;
            rest[..kept].CopyTo(_buffer);
        }
    }
}
