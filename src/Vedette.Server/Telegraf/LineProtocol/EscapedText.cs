using System.Buffers;
using System.Text;

namespace Vedette.Server.Telegraf.LineProtocol;

/// <summary>
/// Text of a measurement, a key or a tag's value. A backslash escapes a comma and a blank, and, but in a measurement, an equals sign; before anything else it stands for itself.
/// </summary>
internal static class EscapedText
{
    private const int LongestShown = 60;

    /// <summary>The first unescaped byte of <paramref name="stops"/> from <paramref name="at"/> on, or the end.</summary>
    public static int EndOf(ReadOnlySpan<byte> line, int at, ReadOnlySpan<byte> stops)
    {
        while (at < line.Length)
        {
            if (line[at] == '\\' && at + 1 < line.Length)
            {
                at += 2;
            }
            else if (stops.Contains(line[at]))
            {
                return at;
            }
            else
            {
                at++;
            }
        }

        return line.Length;
    }

    public static string ReadMeasurement(ReadOnlySpan<byte> escaped) => Read(escaped, ", "u8);

    /// <summary>A tag's key or value, or a field's key.</summary>
    public static string Read(ReadOnlySpan<byte> escaped) => Read(escaped, ",= "u8);

    private static string Read(ReadOnlySpan<byte> escaped, ReadOnlySpan<byte> escapable)
    {
        if (!escaped.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(escaped);
        }

        byte[] plain = ArrayPool<byte>.Shared.Rent(escaped.Length);
        int length = 0;
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '\\' && i + 1 < escaped.Length && escapable.Contains(escaped[i + 1]))
            {
                i++;
            }

            plain[length++] = escaped[i];
        }

        string text = Encoding.UTF8.GetString(plain.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(plain);
        return text;
    }

    /// <summary>For an error: not long, and without what would break a line of a log.</summary>
    public static string Show(ReadOnlySpan<byte> text)
    {
        string shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestShown)]);
        shown = string.Create(shown.Length, shown, static (target, source) =>
        {
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
        return text.Length > LongestShown ? $"'{shown}...'" : $"'{shown}'";
    }
}
