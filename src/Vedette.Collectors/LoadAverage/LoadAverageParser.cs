using Vedette.Collectors.Text;

namespace Vedette.Collectors.LoadAverage;

/// <summary>/proc/loadavg: <c>0.13 0.35 0.20 1/83 4150</c>.</summary>
internal static class LoadAverageParser
{
    public static bool TryParse(ReadOnlySpan<byte> text, out LoadAverages averages)
    {
        averages = default;
        var lines = new LineReader(text);
        if (!lines.TryNext(out ReadOnlySpan<byte> line))
        {
            return false;
        }

        var fields = new FieldReader(line);
        if (TryNext(ref fields, out double one) && TryNext(ref fields, out double five) && TryNext(ref fields, out double fifteen))
        {
            averages = new LoadAverages(one, five, fifteen);
            return true;
        }

        return false;
    }

    private static bool TryNext(ref FieldReader fields, out double value)
    {
        value = 0;
        return fields.TryNext(out ReadOnlySpan<byte> field) && DecimalNumber.TryParse(field, out value);
    }
}
