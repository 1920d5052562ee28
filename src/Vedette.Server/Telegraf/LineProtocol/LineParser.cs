using System.Buffers.Text;

namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>
/// Reads one line: <c>measurement[,tag=value...] field=value[,field=value...] [timestamp]</c>. Makes no text unless the line is refused; the problem then says what stands there and what
/// was needed.
/// </summary>
internal static class LineParser
{
    public static bool TryParse(ReadOnlySpan<byte> line, ParsedLine into, out string problem)
    {
        into.Clear();
        int at = EscapedText.EndOf(line, 0, ", "u8);
        into.Measurement = ..at;
        if (at == 0)
        {
            problem = $"the measurement's name is missing before {EscapedText.Show(line)}";
            return false;
        }

        return TryTags(line, into, ref at, out problem) && TryFields(line, into, ref at, out problem) && TryTimestamp(line, into, at, out problem);
    }

    private static bool TryTags(ReadOnlySpan<byte> line, ParsedLine into, ref int at, out string problem)
    {
        problem = "";
        while (at < line.Length && line[at] == ',')
        {
            int key = at + 1;
            int equals = EscapedText.EndOf(line, key, ",= "u8);
            if (equals == key)
            {
                problem = $"a tag's name is missing behind {EscapedText.Show(line[..key])}";
                return false;
            }

            bool named = equals < line.Length && line[equals] == '=';
            at = named ? EscapedText.EndOf(line, equals + 1, ",= "u8) : equals;
            if (!named || at == equals + 1)
            {
                problem = $"the tag {EscapedText.Show(line[key..equals])} has no value; needed is name=value";
                return false;
            }

            if (at < line.Length && line[at] == '=')
            {
                problem = $"the tag {EscapedText.Show(line[key..equals])} has a value with an equals sign; needed is \\= within a value";
                return false;
            }

            into.Tags.Add(new LineTag(key..equals, (equals + 1)..at));
        }

        return true;
    }

    private static bool TryFields(ReadOnlySpan<byte> line, ParsedLine into, ref int at, out string problem)
    {
        at = AfterBlanks(line, at);
        if (at == line.Length)
        {
            problem = $"{EscapedText.Show(line)} has no fields; needed is name=value behind a blank";
            return false;
        }

        while (true)
        {
            int key = at;
            int equals = EscapedText.EndOf(line, key, ",= "u8);
            if (equals == key)
            {
                problem = $"a field's name is missing behind {EscapedText.Show(line[..key])}";
                return false;
            }

            if (equals == line.Length || line[equals] != '=')
            {
                problem = $"the field {EscapedText.Show(line[key..equals])} has no value; needed is name=value";
                return false;
            }

            at = equals + 1;
            if (!TryValue(line, key..equals, into, ref at, out problem))
            {
                return false;
            }

            if (at == line.Length || line[at] != ',')
            {
                return true;
            }

            at++;
        }
    }

    private static bool TryValue(ReadOnlySpan<byte> line, Range key, ParsedLine into, ref int at, out string problem)
    {
        if (at < line.Length && line[at] == '"')
        {
            return TryText(line, key, into, ref at, out problem);
        }

        int end = line[at..].IndexOfAny((byte)',', (byte)' ');
        end = end < 0 ? line.Length : at + end;
        if (!FieldValue.TryParse(line[at..end], out double value, out problem))
        {
            problem = $"the field {EscapedText.Show(line[key])} {problem}";
            return false;
        }

        into.Fields.Add(new LineField(key, value));
        at = end;
        return true;
    }

    private static bool TryText(ReadOnlySpan<byte> line, Range key, ParsedLine into, ref int at, out string problem)
    {
        int start = at + 1;
        at = LineReader.AfterString(line, start);
        bool closed = at > start && line[at - 1] == '"' && !EndsEscaped(line[start..(at - 1)]);
        if (!closed)
        {
            problem = $"the field {EscapedText.Show(line[key])} has a string that is not closed; needed is a quote behind {EscapedText.Show(line[start..])}";
            return false;
        }

        if (at < line.Length && line[at] is not ((byte)',' or (byte)' '))
        {
            problem = $"the field {EscapedText.Show(line[key])} has {EscapedText.Show(line[at..])} behind its string; needed is a comma, a blank or the end";
            return false;
        }

        into.TextFields++;
        problem = "";
        return true;
    }

    // An odd number of backslashes: the last quote of the line belongs to the string.
    private static bool EndsEscaped(ReadOnlySpan<byte> text) => (text.Length - text.TrimEnd((byte)'\\').Length) % 2 == 1;

    private static bool TryTimestamp(ReadOnlySpan<byte> line, ParsedLine into, int at, out string problem)
    {
        ReadOnlySpan<byte> text = line[AfterBlanks(line, at)..];
        problem = "";
        if (text.IsEmpty)
        {
            return true;
        }

        if (Utf8Parser.TryParse(text, out long timestamp, out int used) && used == text.Length)
        {
            into.Timestamp = timestamp;
            return true;
        }

        problem = $"the timestamp is {EscapedText.Show(text)}; needed is a whole number of 64 bits, and nothing behind it";
        return false;
    }

    private static int AfterBlanks(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
