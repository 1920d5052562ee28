namespace Vedette.Collectors.Text;

/// <summary>Walks the fields of one line; any run of spaces and tabs parts two of them.</summary>
internal ref struct FieldReader(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;

    public bool TryNext(out ReadOnlySpan<byte> field)
    {
        int start = 0;
        while (start < _rest.Length && IsBlank(_rest[start]))
        {
            start++;
        }

        int end = start;
        while (end < _rest.Length && !IsBlank(_rest[end]))
        {
            end++;
        }

        field = _rest[start..end];
        _rest = _rest[end..];
        return field.Length > 0;
    }

    /// <summary>False where no field is left or the next one is not a whole number of 64 bits without a sign.</summary>
    public bool TryNextNumber(out ulong value)
    {
        value = 0;
        return TryNext(out ReadOnlySpan<byte> field) && DecimalNumber.TryParse(field, out value);
    }

    /// <summary>Fills <paramref name="values"/> from the start and tells how many numbers there were before the end or the first field that is none.</summary>
    public int ReadNumbers(scoped Span<ulong> values)
    {
        int count = 0;
        while (count < values.Length && TryNextNumber(out ulong value))
        {
            values[count++] = value;
        }

        return count;
    }

    private static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t';
}
