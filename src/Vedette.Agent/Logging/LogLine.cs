using System.Text;

namespace Vedette.Agent.Logging;

/// <summary>The two spellings of a log line.</summary>
internal static class LogLine
{
    public static void AppendLogfmt(StringBuilder line, string time, LogLevel level, string message, ReadOnlySpan<LogField> fields)
    {
        line.Append("time=").Append(time).Append(" level=").Append(Name(level)).Append(" msg=");
        AppendQuoted(line, message);
        foreach (LogField field in fields)
        {
            line.Append(' ').Append(field.Name).Append('=');
            if (field.Value is { Length: > 0 } value && IsBare(value))
            {
                line.Append(value);
            }
            else
            {
                AppendQuoted(line, field.Value ?? "");
            }
        }
    }

    public static void AppendJson(StringBuilder line, string time, LogLevel level, string message, ReadOnlySpan<LogField> fields)
    {
        line.Append("{\"time\":\"").Append(time).Append("\",\"level\":\"").Append(Name(level)).Append("\",\"msg\":");
        AppendQuoted(line, message);
        foreach (LogField field in fields)
        {
            line.Append(',');
            AppendQuoted(line, field.Name);
            line.Append(':');
            if (field.Value is null)
            {
                line.Append("null");
            }
            else
            {
                AppendQuoted(line, field.Value);
            }
        }

        line.Append('}');
    }

    /// <summary>A sentence for the terminal: as it is, but without what could move the cursor or end the line.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Debug => "debug",
        LogLevel.Info => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };

    private static bool IsBare(string value)
    {
        foreach (char c in value)
        {
            if (c is <= ' ' or '=' or '"' or '\\' or >= (char)0x7F)
            {
                return false;
            }
        }

        return true;
    }

    private static void AppendQuoted(StringBuilder line, string value)
    {
        line.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => line.Append("\\\""),
                '\\' => line.Append("\\\\"),
                '\n' => line.Append("\\n"),
                '\r' => line.Append("\\r"),
                '\t' => line.Append("\\t"),
                _ when char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' => line.Append($"\\u{(int)c:x4}"),
                _ => line.Append(c),
            };
        }

        line.Append('"');
    }
}
