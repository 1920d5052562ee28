using Vedette.Collectors.Text;

namespace Vedette.Collectors.Tcp;

/// <summary>One line of /proc/net/sockstat or sockstat6: <c>TCP: inuse 1 orphan 0 tw 0 alloc 1 mem 33</c>. Walks its pairs.</summary>
internal ref struct SockstatLine
{
    private FieldReader _fields;

    /// <param name="line">Without its newline.</param>
    public SockstatLine(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        Protocol = colon > 0 ? line[..colon] : default;
        _fields = colon > 0 ? new FieldReader(line[(colon + 1)..]) : default;
    }

    /// <summary>TCP, TCP6, UDP …; empty where the line is none of this file.</summary>
    public ReadOnlySpan<byte> Protocol { get; }

    public bool TryNext(out ReadOnlySpan<byte> name, out ulong value)
    {
        value = 0;
        return _fields.TryNext(out name) && _fields.TryNextNumber(out value);
    }
}
