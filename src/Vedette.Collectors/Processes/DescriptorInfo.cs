using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>/proc/PID/fdinfo/FD: the position in decimal, the flags in octal.</summary>
internal readonly record struct DescriptorInfo(long? Position, int? Flags)
{
    private const int WriteOnly = 1;
    private const int ReadWrite = 2;
    private const int AccessMask = 3;

    /// <summary>O_APPEND on every architecture that .NET runs on.</summary>
    private const int Append = 0x400;

    public string? Mode => (Flags & AccessMask) switch
    {
        null => null,
        WriteOnly => (Flags & Append) != 0 ? "a" : "w",
        ReadWrite => (Flags & Append) != 0 ? "a+" : "r+",
        _ => "r",
    };

    public static DescriptorInfo Parse(ReadOnlySpan<byte> text)
    {
        var info = default(DescriptorInfo);
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            var fields = new FieldReader(line);
            fields.TryNext(out ReadOnlySpan<byte> name);
            fields.TryNext(out ReadOnlySpan<byte> value);
            if (name.SequenceEqual("pos:"u8) && DecimalNumber.TryParse(value, out ulong position) && position <= long.MaxValue)
            {
                info = info with { Position = (long)position };
            }
            else if (name.SequenceEqual("flags:"u8))
            {
                info = info with { Flags = Octal(value) };
            }
        }

        return info;
    }

    private static int? Octal(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > int.MaxValue)
            {
                return null;
            }

            value = (value * 8) + (digit - '0');
        }

        return digits.IsEmpty || value > int.MaxValue ? null : (int)value;
    }
}
