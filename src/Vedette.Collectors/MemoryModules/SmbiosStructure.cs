using System.Buffers.Binary;
using System.Text;

namespace Vedette.Collectors.MemoryModules;

/// <summary>
/// One structure of the SMBIOS table (DSP0134, 6.1): <c>type &lt;1&gt; | length &lt;1&gt; | handle &lt;2&gt; | fields up to length | texts, each ending with a zero byte | one more zero byte</c>. Older firmware has shorter
/// structures of the same type, so every field is asked for with its place.
/// </summary>
internal readonly ref struct SmbiosStructure
{
    private const int HeaderBytes = 4;

    private readonly ReadOnlySpan<byte> _fields;
    private readonly ReadOnlySpan<byte> _texts;

    private SmbiosStructure(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> texts)
    {
        _fields = fields;
        _texts = texts;
    }

    public byte Type => _fields[0];

    /// <summary>Takes the next structure off the front; false at the end, and where the rest is cut or lies about a length.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> table, out SmbiosStructure structure)
    {
        structure = default;
        if (table.Length < HeaderBytes || table[1] < HeaderBytes || table[1] > table.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> behind = table[table[1]..];
        int end = behind.IndexOf("\0\0"u8);
        if (end < 0)
        {
            return false;
        }

        structure = new SmbiosStructure(table[..table[1]], behind[..(end + 1)]);
        table = behind[(end + 2)..];
        return true;
    }

    public byte? Byte(int offset) => offset < _fields.Length ? _fields[offset] : null;

    public ushort? Word(int offset) => offset + 2 <= _fields.Length ? BinaryPrimitives.ReadUInt16LittleEndian(_fields[offset..]) : null;

    public uint? DoubleWord(int offset) => offset + 4 <= _fields.Length ? BinaryPrimitives.ReadUInt32LittleEndian(_fields[offset..]) : null;

    /// <summary>The text whose number stands at the place; null where there is none, or only blanks.</summary>
    public string? Text(int offset)
    {
        if (Byte(offset) is not (> 0 and var number))
        {
            return null;
        }

        ReadOnlySpan<byte> rest = _texts;
        for (int current = 1; current < number && !rest.IsEmpty; current++)
        {
            rest = rest[(rest.IndexOf((byte)0) + 1)..];
        }

        int length = rest.IndexOf((byte)0);
        string text = length > 0 ? Encoding.UTF8.GetString(rest[..length]).Trim() : "";
        return text.Length > 0 ? text : null;
    }
}
