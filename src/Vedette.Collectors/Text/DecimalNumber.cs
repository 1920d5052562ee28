using System.Buffers.Text;

namespace Vedette.Collectors.Text;

/// <summary>Numbers as the kernel prints them: ASCII, no sign, no grouping. The whole field has to be the number.</summary>
internal static class DecimalNumber
{
    /// <summary>19 digits always fit 64 bits, so only longer fields need the check against overflow.</summary>
    private const int DigitsThatAlwaysFit = 19;

    public static bool TryParse(ReadOnlySpan<byte> field, out ulong value)
    {
        value = 0;
        if (field.IsEmpty)
        {
            return false;
        }

        if (field.Length > DigitsThatAlwaysFit)
        {
            return Utf8Parser.TryParse(field, out value, out int consumed) && consumed == field.Length && char.IsAsciiDigit((char)field[0]);
        }

        foreach (byte character in field)
        {
            uint digit = (uint)(character - '0');
            if (digit > 9)
            {
                value = 0;
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    /// <summary>A number with or without a fraction, as in loadavg and uptime; not negative, never NaN or infinite.</summary>
    public static bool TryParse(ReadOnlySpan<byte> field, out double value)
    {
        value = 0;
        if (field.IsEmpty || !char.IsAsciiDigit((char)field[0]))
        {
            return false;
        }

        if (Utf8Parser.TryParse(field, out double parsed, out int consumed) && consumed == field.Length && double.IsFinite(parsed))
        {
            value = parsed;
            return true;
        }

        return false;
    }
}
