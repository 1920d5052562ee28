using System.Text;
using System.Text.Unicode;

namespace Vedette.Miners.Replies;

/// <summary>The older form of the same replies: sections that end in a bar, members parted by commas, an equals sign between name and value, a backslash before one of these in a value.</summary>
internal static class TextReplyParser
{
    private const int MostSections = 4096;

    /// <returns>The tree that JSON gives, every value a text; null where this is no such reply.</returns>
    public static ReplyValue? Parse(ReadOnlySpan<byte> bytes, List<string> repairs, out bool isCut)
    {
        isCut = false;
        int end = bytes.IndexOf((byte)0);
        bytes = end < 0 ? bytes : bytes[..end];
        if (!char.IsAsciiLetter((char)bytes[0]) || !bytes.Contains((byte)'|') || !bytes.Contains((byte)'='))
        {
            return null;
        }

        if (!Utf8.IsValid(bytes))
        {
            repairs.Add(ReplyRepair.InvalidUtf8);
        }

        string text = Encoding.UTF8.GetString(bytes).TrimEnd('\n', '\r', ' ');
        var root = new ReplyValue(ReplyKind.Object);
        int at = 0;
        for (int sections = 0; at < text.Length && sections < MostSections; sections++)
        {
            int bar = EndOf(text, at, '|');
            if (bar == text.Length)
            {
                // A section without its bar was cut, and so may be its last value.
                isCut = true;
            }

            AddSection(root, text.AsSpan(at, bar - at), isCut);
            at = bar + 1;
        }

        return root.Count == 0 ? null : root;
    }

    private static void AddSection(ReplyValue root, ReadOnlySpan<char> section, bool isCut)
    {
        var members = new ReplyValue(ReplyKind.Object);
        string? name = null;
        string? key = null;
        int valueStart = 0;
        int at = 0;
        while (at <= section.Length)
        {
            int comma = EndOf(section, at, ',');
            int equals = EndOf(section[..comma], at, '=');
            if (equals < comma)
            {
                SetMember(members, key, section, valueStart, at - 1);
                key = Plain(section[at..equals]);
                valueStart = equals + 1;
                name ??= key;
            }
            else
            {
                // Without an equals sign it is the section's name, or the rest of a value with a comma that the device did not escape.
                name ??= Plain(section[at..comma]);
            }

            at = comma + 1;
        }

        if (!isCut)
        {
            SetMember(members, key, section, valueStart, section.Length);
        }

        if (name is { Length: > 0 })
        {
            Add(root, SectionName(name), members);
        }
    }

    private static void SetMember(ReplyValue members, string? key, ReadOnlySpan<char> section, int start, int end)
    {
        if (key is not null)
        {
            members.Set(key, new ReplyValue(ReplyKind.Text, Plain(section[start..end])));
        }
    }

    private static void Add(ReplyValue root, string name, ReplyValue members)
    {
        ReplyValue section = root[name];
        if (!section.Exists)
        {
            section = new ReplyValue(ReplyKind.List);
            root.Set(name, section);
        }

        section.Add(members);
    }

    /// <summary>A list's section is named by its first member here, and by the list in JSON.</summary>
    private static string SectionName(string name) => name switch
    {
        "POOL" => "POOLS",
        "ASC" or "PGA" or "GPU" => "DEVS",

        // Bitmain's stats begin with the program's name; in the reply to version it stands behind VERSION.
        "CGMiner" or "BMMiner" => "STATS",
        _ => name,
    };

    private static int EndOf(ReadOnlySpan<char> text, int at, char mark)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == mark)
            {
                return at;
            }
        }

        return text.Length;
    }

    private static string Plain(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
        {
            return text.ToString();
        }

        var plain = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            plain.Append(text[at] == '\\' && at + 1 < text.Length ? text[++at] : text[at]);
        }

        return plain.ToString();
    }
}
