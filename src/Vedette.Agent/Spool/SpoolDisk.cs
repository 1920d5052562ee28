using Microsoft.Win32.SafeHandles;

namespace Vedette.Agent.Spool;

internal sealed class SpoolDisk : ISpoolDisk
{
    public SafeFileHandle OpenForWriting(string path)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return file;
    }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    public void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    public void Truncate(SafeFileHandle file, long length) => RandomAccess.SetLength(file, length);

    public void Replace(string path, ReadOnlySpan<byte> content, bool durable) => AtomicFile.Write(path, content, durable);

    public void Delete(string path) => File.Delete(path);
}
