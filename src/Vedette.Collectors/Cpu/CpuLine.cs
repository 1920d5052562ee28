using Vedette.Collectors.Text;

namespace Vedette.Collectors.Cpu;

/// <summary>A line of /proc/stat that starts with "cpu".</summary>
internal static class CpuLine
{
    /// <summary>Linux 2.4 and older print user, nice, system and idle only; fewer columns than these are no cpu line.</summary>
    private const int FewestColumns = 4;

    /// <param name="line">Without its newline.</param>
    /// <param name="core">The core's number as text; empty for the sum over all cores.</param>
    /// <param name="times">Clock ticks.</param>
    /// <returns>How many columns the kernel printed, or 0 where this is no cpu line.</returns>
    public static int Parse(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> core, out CpuTimes times)
    {
        core = default;
        times = default;
        if (!line.StartsWith("cpu"u8))
        {
            return 0;
        }

        var fields = new FieldReader(line);
        fields.TryNext(out ReadOnlySpan<byte> name);
        core = name["cpu"u8.Length..];
        if (!core.IsEmpty && !DecimalNumber.TryParse(core, out ulong _))
        {
            return 0;
        }

        int columns = fields.ReadNumbers(times);
        return columns >= FewestColumns ? columns : 0;
    }
}
