using System.Globalization;
using System.Text;
using Vedette.Model.Telegraf;

namespace Vedette.Agent.Telegraf;

/// <summary>
/// Reads a line of line protocol, as Telegraf's influx serializer writes it:
/// <code>measurement,tag=value,... field=1.5,other=2i,flag=t,text="x" 1700000000000000000</code>
/// A backslash before a comma, blank or equals sign keeps it a part of the name; before anything else it is a letter like others. Every loop ends with the line, and lists are bounded.
/// </summary>
internal ref struct LineProtocolParser
{
    public const int MaxTags = TelegrafTags.MaxTags;
    public const int MaxFields = 1024;

    private const long NanosecondsPerMillisecond = 1_000_000;

    private readonly ReadOnlySpan<byte> _line;
    private int _position;

    private LineProtocolParser(ReadOnlySpan<byte> line)
    {
        _line = line;
    }

    /// <summary>Null where the line is not as described.</summary>
    public static LineProtocolLine? Parse(ReadOnlySpan<byte> line) => new LineProtocolParser(line.TrimEnd((byte)'\r')).Read();

    private LineProtocolLine? Read()
    {
        string measurement = Name(", "u8);
        var tags = new List<KeyValuePair<string, string>>();
        while (Take((byte)','))
        {
            string key = Name("=, "u8);
            if (key.Length == 0 || tags.Count == MaxTags || !Take((byte)'='))
            {
                return null;
            }

            tags.Add(KeyValuePair.Create(key, Name(", "u8)));
        }

        if (measurement.Length == 0 || !Take((byte)' '))
        {
            return null;
        }

        return ReadFields() is { } fields && TryTimestamp(_line[_position..], out long? timestampMs) ? new LineProtocolLine(measurement, tags, fields, timestampMs) : null;
    }

    private List<(string Name, double Value)>? ReadFields()
    {
        var fields = new List<(string, double)>();
        int count = 0;
        do
        {
            string key = Name("=, "u8);
            if (key.Length == 0 || count++ == MaxFields || !Take((byte)'=') || !TryValue(out double? value))
            {
                return null;
            }

            if (value is { } number)
            {
                fields.Add((key, number));
            }
        }
        while (Take((byte)','));
        return fields;
    }

    // True with null for a text.
    private bool TryValue(out double? value)
    {
        value = null;
        if (Take((byte)'"'))
        {
            return SkipText();
        }

        int end = _line[_position..].IndexOfAny((byte)',', (byte)' ');
        ReadOnlySpan<byte> text = end < 0 ? _line[_position..] : _line.Slice(_position, end);
        _position += text.Length;
        value = Number(text);
        return value is not null;
    }

    private static double? Number(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("t"u8) || text.SequenceEqual("T"u8) || text.SequenceEqual("true"u8) || text.SequenceEqual("True"u8) || text.SequenceEqual("TRUE"u8))
        {
            return 1;
        }

        if (text.SequenceEqual("f"u8) || text.SequenceEqual("F"u8) || text.SequenceEqual("false"u8) || text.SequenceEqual("False"u8) || text.SequenceEqual("FALSE"u8))
        {
            return 0;
        }

        bool whole = text is [.., (byte)'i' or (byte)'u'];
        ReadOnlySpan<byte> digits = whole ? text[..^1] : text;
        NumberStyles style = whole ? NumberStyles.AllowLeadingSign : NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite;
        return double.TryParse(digits, style, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
    }

    private bool SkipText()
    {
        while (_position < _line.Length)
        {
            byte next = _line[_position++];
            if (next == (byte)'"')
            {
                return true;
            }

            _position += next == (byte)'\\' && _position < _line.Length ? 1 : 0;
        }

        return false;
    }

    private string Name(ReadOnlySpan<byte> ends)
    {
        int start = _position;
        bool escaped = false;
        while (_position < _line.Length && !ends.Contains(_line[_position]))
        {
            bool escape = IsEscape(_position);
            escaped |= escape;
            _position += escape ? 2 : 1;
        }

        ReadOnlySpan<byte> name = _line[start.._position];
        return Encoding.UTF8.GetString(escaped ? Unescaped(name) : name);
    }

    private readonly bool IsEscape(int at) =>
        _line[at] == (byte)'\\' && at + 1 < _line.Length && (_line[at + 1] is (byte)',' or (byte)' ' or (byte)'=');

    private static byte[] Unescaped(ReadOnlySpan<byte> name)
    {
        byte[] plain = new byte[name.Length];
        int length = 0;
        for (int i = 0; i < name.Length; i++)
        {
            bool escape = name[i] == (byte)'\\' && i + 1 < name.Length && (name[i + 1] is (byte)',' or (byte)' ' or (byte)'=');
            plain[length++] = name[escape ? ++i : i];
        }

        return plain[..length];
    }

    private bool Take(byte expected)
    {
        if (_position >= _line.Length || _line[_position] != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    // Nothing, or a blank and a whole number of nanoseconds.
    private static bool TryTimestamp(ReadOnlySpan<byte> rest, out long? timestampMs)
    {
        timestampMs = null;
        if (rest.IsEmpty)
        {
            return true;
        }

        bool known = long.TryParse(rest[1..].Trim((byte)' '), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long nanoseconds);
        timestampMs = nanoseconds / NanosecondsPerMillisecond;
        return known && rest[0] == (byte)' ';
    }
}
