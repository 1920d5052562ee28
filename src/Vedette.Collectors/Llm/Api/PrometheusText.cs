using System.Buffers.Text;
using System.Text;

namespace Vedette.Collectors.Llm.Api;

/// <summary>
/// The part of Prometheus' text format that the runtimes' /metrics needs: samples of wanted names, whatever their labels, added up. Comments, types and time stamps are passed over; a line that is none of
/// this is skipped, for one bad line must not hide the others.
/// </summary>
internal static class PrometheusText
{
    /// <param name="wanted">Names to keep; nothing else is stored, so that the reply's size bounds nothing but time.</param>
    public static Dictionary<string, MetricTotal> Read(ReadOnlySpan<byte> text, IReadOnlySet<string> wanted)
    {
        Dictionary<string, MetricTotal> totals = new(StringComparer.Ordinal);
        while (!text.IsEmpty)
        {
            int end = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (TryReadLine(line.TrimEnd((byte)'\r'), wanted, out string name, out double value))
            {
                totals[name] = totals.TryGetValue(name, out MetricTotal? total) ? total.With(value) : new MetricTotal(value, value);
            }
        }

        return totals;
    }

    private static bool TryReadLine(ReadOnlySpan<byte> line, IReadOnlySet<string> wanted, out string name, out double value)
    {
        name = "";
        value = 0;
        int end = line.IndexOfAny("{ \t"u8);
        if (end is <= 0 or > 128 || line[0] == (byte)'#')
        {
            return false;
        }

        name = Encoding.UTF8.GetString(line[..end]);
        return wanted.Contains(name) && TrySkipLabels(line[end..], out ReadOnlySpan<byte> rest) && TryReadValue(rest, out value);
    }

    /// <summary>Braces inside quotes are text; a backslash takes the next byte with it.</summary>
    private static bool TrySkipLabels(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> rest)
    {
        rest = text;
        if (text[0] != (byte)'{')
        {
            return true;
        }

        bool quoted = false;
        for (int i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\' when quoted:
                    i++;
                    break;
                case (byte)'"':
                    quoted = !quoted;
                    break;
                case (byte)'}' when !quoted:
                    rest = text[(i + 1)..];
                    return true;
            }
        }

        return false;
    }

    /// <summary>NaN and infinities are no knowledge.</summary>
    private static bool TryReadValue(ReadOnlySpan<byte> text, out double value)
    {
        text = text.TrimStart(" \t"u8);
        int end = text.IndexOfAny(" \t"u8);
        ReadOnlySpan<byte> field = end < 0 ? text : text[..end];
        return Utf8Parser.TryParse(field, out value, out int used) && used == field.Length && used > 0 && double.IsFinite(value);
    }
}
