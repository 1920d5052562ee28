using Microsoft.Win32.SafeHandles;
using Vedette.Agent.Spool;

namespace Vedette.Agent.Tests.Spool;

/// <summary>A disk that is full while <see cref="Full"/> is set: it takes <see cref="BytesLeft"/> more bytes of a write and refuses the rest, as a real one does.
/// It never waits for the platter, which tests of thousands of starts need not.</summary>
internal sealed class FailingDisk : ISpoolDisk
{
    private readonly SpoolDisk _disk = new();

    public bool Full { get; set; }

    public int BytesLeft { get; set; }

    public SafeFileHandle OpenForWriting(string path) => _disk.OpenForWriting(path);

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        if (!Full)
        {
            _disk.Write(file, bytes, offset);
            return;
        }

        _disk.Write(file, bytes[..Math.Min(BytesLeft, bytes.Length)], offset);
        throw new IOException("No space left on device");
    }

    public void Flush(SafeFileHandle file)
    {
    }

    public void Truncate(SafeFileHandle file, long length) => _disk.Truncate(file, length);

    public void Replace(string path, ReadOnlySpan<byte> content, bool durable)
    {
        if (Full)
        {
            throw new IOException("No space left on device");
        }

        _disk.Replace(path, content, durable: false);
    }

    public void Delete(string path) => _disk.Delete(path);
}
