using System.Globalization;
using System.Text;

namespace Vedette.Agent.Snapshot.Terminal;

/// <summary>Text of others - names, command lines, models - made safe for a terminal: nothing in it can move the cursor, colour the page or turn the writing direction.</summary>
internal static class TerminalText
{
    private const string Ellipsis = "…";

    /// <summary>Control and format characters are shown as <c>\x1b</c> or <c>\u202e</c>.</summary>
    public static string Safe(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (!text.Any(IsHarmful))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            _ = !IsHarmful(c) ? safe.Append(c) : c <= 0xFF ? safe.Append($"\\x{(int)c:x2}") : safe.Append($"\\u{(int)c:x4}");
        }

        return safe.ToString();
    }

    /// <summary>Safe, and cut or filled up to <paramref name="width"/> columns.</summary>
    public static string Cell(string? text, int width, bool right = false)
    {
        string safe = Safe(text);
        if (safe.Length > width)
        {
            safe = width <= 1 ? safe[..Math.Max(0, width)] : safe[..(width - 1)] + Ellipsis;
        }

        return right ? safe.PadLeft(width) : safe.PadRight(width);
    }

    /// <summary>Binary units: 812 MiB, 1.5 GiB.</summary>
    public static string Bytes(double? bytes)
    {
        if (bytes is not { } value)
        {
            return "-";
        }

        string[] units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
        int unit = 0;
        for (; value >= 1024 && unit < units.Length - 1; unit++)
        {
            value /= 1024;
        }

        return value >= 100 || unit == 0 ? $"{value:0} {units[unit]}" : $"{value:0.0} {units[unit]}";
    }

    public static string Percent(double? percent) => percent is { } value ? $"{value:0.0} %" : "-";

    /// <summary>The two largest parts: 3d 4h, 12m 5s.</summary>
    public static string Duration(double? seconds)
    {
        if (seconds is not { } known)
        {
            return "-";
        }

        TimeSpan span = TimeSpan.FromSeconds(Math.Clamp(known, 0, TimeSpan.MaxValue.TotalSeconds / 2));
        return span switch
        {
            { TotalDays: >= 1 } => $"{(int)span.TotalDays}d {span.Hours}h",
            { TotalHours: >= 1 } => $"{span.Hours}h {span.Minutes}m",
            { TotalMinutes: >= 1 } => $"{span.Minutes}m {span.Seconds}s",
            _ => $"{span.Seconds}s",
        };
    }

    private static bool IsHarmful(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
