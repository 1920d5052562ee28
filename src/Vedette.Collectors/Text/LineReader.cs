namespace Vedette.Collectors.Text;

/// <summary>
/// Walks the lines of a kernel file. The kernel ends every line with a newline, so a last line without one was cut off, perhaps inside a number, and is not read.
/// </summary>
internal ref struct LineReader(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>What has not been read yet: for files written by people, whose last line counts without a newline too.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <param name="line">Without its newline.</param>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        int end = _rest.IndexOf((byte)'\n');
        if (end < 0)
        {
            line = default;
            return false;
        }

        line = _rest[..end];
        _rest = _rest[(end + 1)..];
        return true;
    }
}
