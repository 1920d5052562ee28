using System.Globalization;
using System.Text;

namespace Vedette.Server.Query.Selectors;

/// <summary>A string of Prometheus' language: in double or single quotes with the escapes of Go, or in backticks, where everything stands for itself.</summary>
internal static class QuotedText
{
    public static bool TryRead(ref SelectorText text, out string value, out SelectorError error)
    {
        value = "";
        error = default;
        int start = text.Position;
        char quote = text.Next;
        if (quote is not ('"' or '\'' or '`'))
        {
            error = new SelectorError(start + 1, $"{text.Show()} stands where a value in quotes is needed");
            return false;
        }

        text.Advance(1);
        var read = new StringBuilder();
        while (!text.AtEnd && text.Next != quote)
        {
            if (text.Next == '\\' && quote != '`')
            {
                if (!TryEscape(ref text, read, out error))
                {
                    return false;
                }
            }
            else if (text.Next == '\n' && quote != '`')
            {
                error = new SelectorError(text.Position + 1, "a newline stands in a string; needed is \\n, or backticks around it");
                return false;
            }
            else
            {
                read.Append(text.Next);
                text.Advance(1);
            }
        }

        value = read.ToString();
        error = new SelectorError(start + 1, $"the string that begins here is not closed; needed is {quote} at its end");
        return text.Skip(quote);
    }

    private static bool TryEscape(ref SelectorText text, StringBuilder into, out SelectorError error)
    {
        error = default;
        int start = text.Position;
        text.Advance(1);
        char kind = text.Next;
        if ("abfnrtv\\\"'".IndexOf(kind, StringComparison.Ordinal) is >= 0 and int index)
        {
            into.Append("\a\b\f\n\r\t\v\\\"'"[index]);
            text.Advance(1);
            return true;
        }

        (int digits, int skip, NumberStyles style) = kind switch
        {
            'x' => (2, 1, NumberStyles.AllowHexSpecifier),
            'u' => (4, 1, NumberStyles.AllowHexSpecifier),
            'U' => (8, 1, NumberStyles.AllowHexSpecifier),
            _ => (0, 0, NumberStyles.None),
        };
        text.Advance(skip);
        ReadOnlySpan<char> number = text.Ahead(digits);

        // \x80 to \xFF are bytes of UTF-8 in Go and no characters; a label's value is text.
        if (digits > 0 && number.Length == digits && uint.TryParse(number, style, CultureInfo.InvariantCulture, out uint code)
            && Rune.IsValid(code) && (kind != 'x' || code < 0x80))
        {
            into.Append(new Rune(code));
            text.Advance(digits);
            return true;
        }

        error = new SelectorError(start + 1, "the backslash begins no escape that is known; needed is one of \\a \\b \\f \\n \\r \\t \\v \\\\ \\\" \\' \\xHH (to 7F) \\uHHHH \\UHHHHHHHH");
        return false;
    }
}
