using System.Text;

namespace Vedette.Collectors.Services;

/// <summary>
/// The output of <c>systemctl show</c>: blocks of <c>Name=Value</c> parted by empty lines. A command line may hold newlines, so the value of an Exec property goes on until its closing brace.
/// </summary>
internal static class SystemctlShowParser
{
    /// <summary>More units than any host loads; the rest is left out.</summary>
    public const int MostUnits = 8192;

    private const int MostLinesOfAValue = 256;

    public static IReadOnlyList<UnitProperties> Parse(ReadOnlySpan<byte> text)
    {
        List<UnitProperties> units = [];
        var unit = new UnitProperties();
        while (!text.IsEmpty && units.Count < MostUnits)
        {
            ReadOnlySpan<byte> line = NextLine(ref text);
            if (line.IsEmpty)
            {
                unit = Finish(unit, units);
                continue;
            }

            int equals = line.IndexOf((byte)'=');
            if (equals <= 0)
            {
                continue;
            }

            string name = Encoding.UTF8.GetString(line[..equals]);
            ReadOnlySpan<byte> value = line[(equals + 1)..];
            unit.Add(name, IsOpen(value) ? Rest(value, ref text) : Encoding.UTF8.GetString(value));
        }

        Finish(unit, units);
        return units;
    }

    private static UnitProperties Finish(UnitProperties unit, List<UnitProperties> units)
    {
        if (unit.IsEmpty)
        {
            return unit;
        }

        if (units.Count < MostUnits)
        {
            units.Add(unit);
        }

        return new UnitProperties();
    }

    private static bool IsOpen(ReadOnlySpan<byte> value) => value.StartsWith("{ path="u8) && !value.EndsWith(" }"u8);

    private static string Rest(scoped ReadOnlySpan<byte> first, ref ReadOnlySpan<byte> text)
    {
        var value = new StringBuilder(Encoding.UTF8.GetString(first));
        for (int lines = 1; lines < MostLinesOfAValue && !text.IsEmpty; lines++)
        {
            ReadOnlySpan<byte> line = NextLine(ref text);
            value.Append('\n').Append(Encoding.UTF8.GetString(line));
            if (line.EndsWith(" }"u8))
            {
                break;
            }
        }

        return value.ToString();
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return line;
    }
}
