using Vedette.Collectors.Files;
using Vedette.Collectors.Memory;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Hardware;

/// <summary>Memory and swap of a host, in bytes.</summary>
internal sealed record MemorySize(double? TotalBytes, double? SwapBytes)
{
    public static readonly MemorySize Unknown = new(null, null);

    public static MemorySize Parse(ReadOnlySpan<byte> meminfo)
    {
        var reading = default(MemoryReading);
        var lines = new LineReader(meminfo);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (MeminfoLine.TryParse(line, out ReadOnlySpan<byte> field, out double value, out _))
            {
                reading.Set(MeminfoSeries.Which(field), value);
            }
        }

        return new MemorySize(reading.Total, reading.SwapTotal);
    }

    public static MemorySize Read(HostFiles files) => Parse(KernelAttribute.ReadBytes(files.Proc("meminfo"), FileCap.SmallBytes));
}
