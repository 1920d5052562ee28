using Vedette.Collectors.Text;

namespace Vedette.Collectors.Memory;

/// <summary>One line of /proc/meminfo: <c>Active(anon):   1488 kB</c>.</summary>
internal static class MeminfoLine
{
    /// <param name="line">Without its newline.</param>
    /// <param name="field">The name without its colon.</param>
    /// <param name="value">In bytes where <paramref name="isBytes"/>, else a count.</param>
    /// <param name="isBytes">True where the kernel gives a unit; the counts of huge pages have none.</param>
    public static bool TryParse(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> field, out double value, out bool isBytes)
    {
        field = default;
        value = 0;
        isBytes = false;
        int colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return false;
        }

        var fields = new FieldReader(line[(colon + 1)..]);
        if (!fields.TryNextNumber(out ulong number))
        {
            return false;
        }

        field = line[..colon];
        isBytes = fields.TryNext(out ReadOnlySpan<byte> unit) && unit.SequenceEqual("kB"u8);
        value = isBytes ? number * 1024.0 : number;
        return true;
    }
}
