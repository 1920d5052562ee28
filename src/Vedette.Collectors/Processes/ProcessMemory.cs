using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>/proc/PID/statm in bytes: size, resident, shared, text, (lib), data.</summary>
internal readonly record struct ProcessMemory(long SharedBytes, long TextBytes, long DataBytes)
{
    private const int Fields = 6;

    public static bool TryParse(ReadOnlySpan<byte> text, out ProcessMemory memory)
    {
        memory = default;
        var lines = new LineReader(text);
        if (!lines.TryNext(out ReadOnlySpan<byte> line))
        {
            return false;
        }

        var fields = new FieldReader(line);
        Span<ulong> pages = stackalloc ulong[Fields];
        if (fields.ReadNumbers(pages) < Fields || pages.ContainsAnyInRange((ulong)(long.MaxValue / Environment.SystemPageSize), ulong.MaxValue))
        {
            return false;
        }

        memory = new ProcessMemory(Bytes(pages[2]), Bytes(pages[3]), Bytes(pages[5]));
        return true;
    }

    private static long Bytes(ulong pages) => (long)pages * Environment.SystemPageSize;
}
