using System.Buffers.Text;
using System.Globalization;

namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>A field's value that is no string: a float, an integer <c>12i</c>, an unsigned one <c>12u</c>, a boolean.</summary>
internal static class FieldValue
{
    private const string Needed = "a number, an integer ending in i or u, a boolean or a string in quotes";

    public static bool TryParse(ReadOnlySpan<byte> text, out double value, out string problem)
    {
        problem = "";
        if (TryBoolean(text, out value))
        {
            return true;
        }

        switch (text)
        {
            case []:
                problem = $"has no value; needed is {Needed}";
                return false;
            case [.. var digits, (byte)'i']:
                bool signed = Utf8Parser.TryParse(digits, out long number, out int used) && used == digits.Length;
                value = number;
                problem = signed ? "" : $"has the value {EscapedText.Show(text)}; needed before the i is a whole number of 64 bits";
                return signed;
            case [.. var digits, (byte)'u']:
                bool unsigned = Utf8Parser.TryParse(digits, out ulong whole, out int taken) && taken == digits.Length && digits[0] != '+';
                value = whole;
                problem = unsigned ? "" : $"has the value {EscapedText.Show(text)}; needed before the u is a whole number of 64 bits from 0 on";
                return unsigned;
            default:
                return TryFloat(text, out value, out problem);
        }
    }

    private static bool TryFloat(ReadOnlySpan<byte> text, out double value, out string problem)
    {
        problem = "";
        value = double.NaN;

        // The words for infinity and no number, which the parser below would take, begin with neither.
        bool begins = text[text[0] is (byte)'-' or (byte)'+' && text.Length > 1 ? 1 : 0] is (>= (byte)'0' and <= (byte)'9') or (byte)'.';
        const NumberStyles Float = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (begins && double.TryParse(text, Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value))
        {
            return true;
        }

        problem = begins && double.IsInfinity(value)
            ? $"has the value {EscapedText.Show(text)}, which no number of 64 bits holds"
            : $"has the value {EscapedText.Show(text)}; needed is {Needed}";
        return false;
    }

    private static bool TryBoolean(ReadOnlySpan<byte> text, out double value)
    {
        bool yes = text.SequenceEqual("t"u8) || text.SequenceEqual("T"u8) || text.SequenceEqual("true"u8) || text.SequenceEqual("True"u8) || text.SequenceEqual("TRUE"u8);
        bool no = text.SequenceEqual("f"u8) || text.SequenceEqual("F"u8) || text.SequenceEqual("false"u8) || text.SequenceEqual("False"u8) || text.SequenceEqual("FALSE"u8);
        value = yes ? 1 : 0;
        return yes || no;
    }
}
