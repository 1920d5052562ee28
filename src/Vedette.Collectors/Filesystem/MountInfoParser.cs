using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Filesystem;

/// <summary>
/// /proc/PID/mountinfo (proc(5)):
/// <code>36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
/// (1)(2)(3)   (4)   (5)      (6)      (7)   (8) (9)   (10)         (11)</code>
/// Any number of optional fields (7) stands before the separator (8).
/// </summary>
internal static class MountInfoParser
{
    /// <summary>A line that is not as described is left out.</summary>
    public static List<Mount> Parse(ReadOnlySpan<byte> text)
    {
        var mounts = new List<Mount>();
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (ParseLine(line) is { } mount)
            {
                mounts.Add(mount);
            }
        }

        return mounts;
    }

    private static Mount? ParseLine(ReadOnlySpan<byte> line)
    {
        var fields = new FieldReader(line);
        if (!fields.TryNextNumber(out _) || !fields.TryNextNumber(out _)
            || !fields.TryNext(out ReadOnlySpan<byte> device) || !fields.TryNext(out ReadOnlySpan<byte> root)
            || !fields.TryNext(out ReadOnlySpan<byte> mountPoint) || !fields.TryNext(out _))
        {
            return null;
        }

        while (fields.TryNext(out ReadOnlySpan<byte> optional))
        {
            if (optional.SequenceEqual("-"u8))
            {
                return fields.TryNext(out ReadOnlySpan<byte> type) && fields.TryNext(out ReadOnlySpan<byte> source) && fields.TryNext(out ReadOnlySpan<byte> options)
                    ? new Mount(Decode(device), Decode(root), Decode(mountPoint), Decode(type), Decode(source), IsReadOnly(options)) { Options = Decode(options) }
                    : null;
            }
        }

        return null;
    }

    private static bool IsReadOnly(ReadOnlySpan<byte> options) => options.SequenceEqual("ro"u8) || options.StartsWith("ro,"u8);

    /// <summary>The kernel writes blank, tab, newline, backslash and hash as a backslash and three octal digits.</summary>
    private static string Decode(ReadOnlySpan<byte> field)
    {
        if (!field.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(field);
        }

        byte[] decoded = new byte[field.Length];
        int length = 0;
        for (int i = 0; i < field.Length; i++)
        {
            bool escaped = TryOctal(field[i..], out byte character);
            decoded[length++] = escaped ? character : field[i];
            i += escaped ? 3 : 0;
        }

        return Encoding.UTF8.GetString(decoded.AsSpan(0, length));
    }

    private static bool TryOctal(ReadOnlySpan<byte> text, out byte character)
    {
        character = 0;
        if (text is not [(byte)'\\', >= (byte)'0' and <= (byte)'3', >= (byte)'0' and <= (byte)'7', >= (byte)'0' and <= (byte)'7', ..])
        {
            return false;
        }

        character = (byte)(((text[1] - '0') << 6) | ((text[2] - '0') << 3) | (text[3] - '0'));
        return true;
    }
}
