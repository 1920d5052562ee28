using System.Buffers;

namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>
/// Cuts a body of line protocol into lines. A newline within a quoted string is part of the line, so the end is found with the quotes in mind, before anything of the line is believed: what
/// stands in a string can never be taken for a point, however broken the rest is. A string that is not closed takes the rest of the body with it.
/// </summary>
internal sealed class LineReader(ReadOnlyMemory<byte> body)
{
    // Before the first blank there are measurement and tags, where a quote is a character like any other.
    private static readonly SearchValues<byte> HeadStops = SearchValues.Create(" \\\n"u8);
    private static readonly SearchValues<byte> FieldStops = SearchValues.Create("\"\\\n"u8);
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\"u8);

    private int _position;
    private int _nextLine = 1;

    /// <summary>Where the current line begins, from 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The next line that is neither blank nor a comment, without blanks around it; false at the end.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> all = body.Span;
        while (_position < all.Length)
        {
            int start = _position;
            int firstLine = _nextLine;
            ReadOnlySpan<byte> rest = all[start..];
            bool comment = rest.TrimStart(" \t\r"u8) is [(byte)'#', ..];
            int length = comment ? LengthOfComment(rest) : LengthOfLine(rest);
            _position = start + length + 1;
            line = rest[..length];
            _nextLine += 1 + line.Count((byte)'\n');
            line = line.Trim(" \t\r"u8);
            if (!comment && !line.IsEmpty)
            {
                LineNumber = firstLine;
                return true;
            }
        }

        line = default;
        return false;
    }

    private static int LengthOfComment(ReadOnlySpan<byte> text)
    {
        int newline = text.IndexOf((byte)'\n');
        return newline < 0 ? text.Length : newline;
    }

    private static int LengthOfLine(ReadOnlySpan<byte> text)
    {
        int at = text.Length - text.TrimStart(" \t\r"u8).Length;
        SearchValues<byte> stops = HeadStops;
        int escapedTo = -1;
        while (at < text.Length)
        {
            int found = text[at..].IndexOfAny(stops);
            if (found < 0)
            {
                return text.Length;
            }

            at += found;
            switch (text[at])
            {
                case (byte)'\n':
                    return at;
                case (byte)' ':
                    stops = FieldStops;
                    at++;
                    break;
                case (byte)'\\':
                    at += at + 1 < text.Length && text[at + 1] != '\n' ? 2 : 1;
                    escapedTo = at;
                    break;
                default:
                    at = text[at - 1] == '=' && at != escapedTo ? AfterString(text, at + 1) : at + 1;
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>The position behind the closing quote, or the end of the text.</summary>
    public static int AfterString(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            int found = text[at..].IndexOfAny(StringStops);
            if (found < 0)
            {
                return text.Length;
            }

            at += found;
            if (text[at] == '"')
            {
                return at + 1;
            }

            at += 2;
        }

        return text.Length;
    }
}
