using Vedette.Collectors.Text;

namespace Vedette.Collectors.Tcp;

/// <summary>The two lines of /proc/net/snmp that start with "Tcp:": names, then values. One walk along both.</summary>
internal ref struct SnmpTcpParser
{
    private FieldReader _names;
    private FieldReader _values;

    /// <param name="text">The whole file. Without both lines there is nothing to walk.</param>
    public SnmpTcpParser(ReadOnlySpan<byte> text)
    {
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> names))
        {
            if (names.StartsWith("Tcp:"u8) && lines.TryNext(out ReadOnlySpan<byte> values) && values.StartsWith("Tcp:"u8))
            {
                _names = new FieldReader(names["Tcp:"u8.Length..]);
                _values = new FieldReader(values["Tcp:"u8.Length..]);
                return;
            }
        }
    }

    /// <summary>The next counter; one that is no count (MaxConn is -1 where there is no limit) is passed over.</summary>
    public bool TryNext(out ReadOnlySpan<byte> name, out ulong value)
    {
        while (_names.TryNext(out name) && _values.TryNext(out ReadOnlySpan<byte> field))
        {
            if (DecimalNumber.TryParse(field, out value))
            {
                return true;
            }
        }

        value = 0;
        return false;
    }
}
