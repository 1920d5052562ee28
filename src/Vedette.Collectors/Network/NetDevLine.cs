using Vedette.Collectors.Text;

namespace Vedette.Collectors.Network;

/// <summary>One interface's line of /proc/net/dev. The kernel may leave no blank behind the colon: <c>eth0:123</c>.</summary>
internal static class NetDevLine
{
    /// <summary>Eight counters received, eight transmitted, in the order that the file's heading gives.</summary>
    public const int Counters = 16;

    /// <param name="line">Without its newline.</param>
    /// <param name="device">The interface's name.</param>
    /// <param name="counters">Filled from the start.</param>
    /// <returns>False for the two lines of heading and for a line with fewer counters.</returns>
    public static bool TryParse(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> device, Span<ulong> counters)
    {
        device = default;
        int colon = line.IndexOf((byte)':');
        return colon > 0
            && new FieldReader(line[..colon]).TryNext(out device)
            && new FieldReader(line[(colon + 1)..]).ReadNumbers(counters[..Counters]) == Counters;
    }
}
