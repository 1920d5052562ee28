using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Vedette.Miners.Replies;

/// <summary>What stands between two quotes.</summary>
internal static class ReplyText
{
    /// <summary>Up to the closing quote; -1 where there is none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (true)
        {
            int step = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0)
            {
                return -1;
            }

            at += step;
            if (bytes[at] == (byte)'"')
            {
                return at;
            }

            at += 2;
            if (at > bytes.Length)
            {
                return -1;
            }
        }
    }

    public static string Decode(ReadOnlySpan<byte> raw, List<string> repairs)
    {
        bool isValid = Utf8.IsValid(raw);
        bool hasControls = raw.ContainsAnyInRange((byte)0, (byte)0x1F);
        if (!isValid)
        {
            ReplyRepair.Note(repairs, ReplyRepair.InvalidUtf8);
        }

        if (hasControls)
        {
            ReplyRepair.Note(repairs, ReplyRepair.ControlCharacter);
        }

        string text = Encoding.UTF8.GetString(raw);
        return text.Contains('\\') ? Unescape(text, repairs) : text;
    }

    private static string Unescape(string text, List<string> repairs)
    {
        var plain = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at + 1 == text.Length)
            {
                plain.Append(text[at]);
                continue;
            }

            at++;
            switch (text[at])
            {
                case '"' or '\\' or '/':
                    plain.Append(text[at]);
                    break;
                case 'n':
                    plain.Append('\n');
                    break;
                case 'r':
                    plain.Append('\r');
                    break;
                case 't':
                    plain.Append('\t');
                    break;
                case 'b':
                    plain.Append('\b');
                    break;
                case 'f':
                    plain.Append('\f');
                    break;
                case 'u' when at + 4 < text.Length && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit):
                    plain.Append((char)unit);
                    at += 4;
                    break;
                default:
                    // Most of all \' in Whatsminer firmware names: the letter stands for itself.
                    ReplyRepair.Note(repairs, ReplyRepair.ForeignEscape);
                    plain.Append(text[at]);
                    break;
            }
        }

        return WithWholePairs(plain);
    }

    /// <summary>Half of a surrogate pair cannot be written as UTF-8 again: every store behind this would choke on it.</summary>
    private static string WithWholePairs(StringBuilder text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else
            {
                text[at] = '\uFFFD';
            }
        }

        return text.ToString();
    }
}
