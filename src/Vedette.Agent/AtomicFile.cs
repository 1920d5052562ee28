namespace Vedette.Agent;

/// <summary>Replaces a small file as a whole: a reader or a crash sees the old content or the new, never a part. Files are for their owner only (0600).</summary>
internal static class AtomicFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="durable">True = the content is on the disk when the call returns; false for what may be lost with the power.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, bool durable = true)
    {
        string temporary = path + ".tmp";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            BufferSize = 0,
            UnixCreateMode = OwnerOnly,
        };
        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(content);
            if (durable)
            {
                stream.Flush(flushToDisk: true);
            }
        }

        File.Move(temporary, path, overwrite: true);
    }
}
