using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Hardware;

/// <summary>A device's uevent file in /sys: <c>DRIVER=amdgpu</c> and other assignments.</summary>
internal static class UeventParser
{
    public static string? Driver(ReadOnlySpan<byte> uevent)
    {
        var lines = new LineReader(uevent);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith("DRIVER="u8) && line.Length > "DRIVER=".Length)
            {
                return Encoding.UTF8.GetString(line["DRIVER="u8.Length..]);
            }
        }

        return null;
    }
}
