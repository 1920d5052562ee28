using Vedette.Collectors.Text;

namespace Vedette.Collectors.Pressure;

/// <summary>A line of /proc/pressure: <c>some avg10=0.00 avg60=0.00 avg300=0.00 total=12345</c>.</summary>
internal static class PressureLine
{
    /// <param name="line">Without its newline.</param>
    /// <param name="isFull">All tasks stood still, not only some.</param>
    /// <param name="totalUs">Microseconds since boot.</param>
    public static bool TryParse(ReadOnlySpan<byte> line, out bool isFull, out ulong totalUs)
    {
        totalUs = 0;
        isFull = false;
        var fields = new FieldReader(line);
        if (!fields.TryNext(out ReadOnlySpan<byte> kind) || !(kind.SequenceEqual("some"u8) || kind.SequenceEqual("full"u8)))
        {
            return false;
        }

        isFull = kind[0] == (byte)'f';
        while (fields.TryNext(out ReadOnlySpan<byte> field))
        {
            if (field.StartsWith("total="u8))
            {
                return DecimalNumber.TryParse(field["total="u8.Length..], out totalUs);
            }
        }

        return false;
    }
}
