using Vedette.Collectors.Text;

namespace Vedette.Collectors.Cgroups;

/// <summary>The forms in which cgroup files hold numbers.</summary>
internal static class CgroupText
{
    /// <summary>A file of one number: memory.current, cpuacct.usage. False where it says "max".</summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out ulong value) => new FieldReader(text.TrimEnd((byte)'\n')).TryNextNumber(out value);

    /// <summary>A file of lines "key number": cpu.stat, memory.stat.</summary>
    public static bool TryKey(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key, out ulong value)
    {
        value = 0;
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var fields = new FieldReader(line);
            if (fields.TryNext(out ReadOnlySpan<byte> name) && name.SequenceEqual(key))
            {
                return fields.TryNextNumber(out value);
            }
        }

        return false;
    }

    /// <summary>io.stat of v2, <c>8:0 rbytes=1 wbytes=2 ...</c>, summed over devices. An empty file means that nothing was read or written yet.</summary>
    public static (ulong Read, ulong Written) IoStat(ReadOnlySpan<byte> text)
    {
        ulong read = 0, written = 0;
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var fields = new FieldReader(line);
            while (fields.TryNext(out ReadOnlySpan<byte> field))
            {
                read += Assigned(field, "rbytes="u8);
                written += Assigned(field, "wbytes="u8);
            }
        }

        return (read, written);
    }

    /// <summary>blkio.throttle.io_service_bytes of v1, <c>8:0 Read 1</c>, summed over devices.</summary>
    public static (ulong Read, ulong Written) IoServiceBytes(ReadOnlySpan<byte> text)
    {
        ulong read = 0, written = 0;
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var fields = new FieldReader(line);
            if (fields.TryNext(out _) && fields.TryNext(out ReadOnlySpan<byte> operation) && fields.TryNextNumber(out ulong bytes))
            {
                read += operation.SequenceEqual("Read"u8) ? bytes : 0;
                written += operation.SequenceEqual("Write"u8) ? bytes : 0;
            }
        }

        return (read, written);
    }

    private static ulong Assigned(ReadOnlySpan<byte> field, ReadOnlySpan<byte> key) =>
        field.StartsWith(key) && DecimalNumber.TryParse(field[key.Length..], out ulong value) ? value : 0;
}
