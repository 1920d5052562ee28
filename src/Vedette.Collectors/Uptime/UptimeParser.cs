using Vedette.Collectors.Text;

namespace Vedette.Collectors.Uptime;

/// <summary>/proc/uptime: <c>757.46 1369.01</c>; the second number is idle time summed over the cores.</summary>
internal static class UptimeParser
{
    public static bool TryParse(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        var lines = new LineReader(text);
        return lines.TryNext(out ReadOnlySpan<byte> line)
            && new FieldReader(line).TryNext(out ReadOnlySpan<byte> field)
            && DecimalNumber.TryParse(field, out seconds);
    }
}
