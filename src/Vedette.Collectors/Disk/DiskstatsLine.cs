using Vedette.Collectors.Text;

namespace Vedette.Collectors.Disk;

/// <summary>One line of /proc/diskstats: <c>254 0 vda 30638 7554 …</c>.</summary>
internal static class DiskstatsLine
{
    /// <summary>Linux 5.5 prints 17 counters, 4.18 prints 15, older ones 11.</summary>
    public const int MostCounters = 17;

    /// <summary>Before 2.6.25 a partition had only four counters with other meanings; such a line is not read.</summary>
    private const int FewestCounters = 11;

    /// <param name="line">Without its newline.</param>
    /// <param name="device">The kernel's name of the device.</param>
    /// <param name="counters">Filled from the start, in the kernel's order (Documentation/admin-guide/iostats.rst).</param>
    /// <returns>How many counters the line has, or 0 where it is not one of a device.</returns>
    public static int Parse(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> device, Span<ulong> counters)
    {
        device = default;
        var fields = new FieldReader(line);
        if (!fields.TryNextNumber(out _) || !fields.TryNextNumber(out _) || !fields.TryNext(out device))
        {
            return 0;
        }

        int count = fields.ReadNumbers(counters[..MostCounters]);
        return count >= FewestCounters ? count : 0;
    }
}
