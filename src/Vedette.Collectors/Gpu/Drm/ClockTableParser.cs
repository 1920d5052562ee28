using Vedette.Collectors.Text;

namespace Vedette.Collectors.Gpu.Drm;

/// <summary>amdgpu's pp_dpm_sclk and pp_dpm_mclk: one line per step, <c>1: 1200Mhz *</c>, a star behind the present one.</summary>
internal static class ClockTableParser
{
    private const int DigitsOfAnyClock = 6;

    /// <summary>MHz; null where no line is marked.</summary>
    public static long? Current(ReadOnlySpan<byte> text)
    {
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            ReadOnlySpan<byte> marked = line.TrimEnd(" \t"u8);
            int colon = marked.IndexOf((byte)':');
            if (colon > 0 && marked[^1] == (byte)'*')
            {
                ReadOnlySpan<byte> clock = marked[(colon + 1)..^1].Trim(" \t"u8);
                int digits = clock.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                return digits is > 0 and <= DigitsOfAnyClock && DecimalNumber.TryParse(clock[..digits], out ulong mhz) ? (long)mhz : null;
            }
        }

        return null;
    }
}
