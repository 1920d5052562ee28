using Microsoft.Win32.SafeHandles;

namespace Vedette.Agent.Spool;

/// <summary>What the spool writes through; a test puts a full disk in its place. Every member throws <see cref="IOException"/> where the disk does not obey.</summary>
internal interface ISpoolDisk
{
    /// <summary>Opens for writing, makes the file where it is missing; never shortens it.</summary>
    SafeFileHandle OpenForWriting(string path);

    void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Returns when everything written is on the disk.</summary>
    void Flush(SafeFileHandle file);

    void Truncate(SafeFileHandle file, long length);

    /// <summary>Replaces a small file as a whole.</summary>
    void Replace(string path, ReadOnlySpan<byte> content, bool durable);

    void Delete(string path);
}
