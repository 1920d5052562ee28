using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Hardware;

/// <summary>A device's uevent file in /sys: <c>DRIVER=amdgpu</c> and other assignments.</summary>
internal static class UeventParser
{
    public static string? Driver(ReadOnlySpan<byte> uevent) => Value(uevent, "DRIVER="u8);

    /// <summary>0000:3b:00.0, for a device on the PCI bus.</summary>
    public static string? PciAddress(ReadOnlySpan<byte> uevent) => Value(uevent, "PCI_SLOT_NAME="u8);

    private static string? Value(ReadOnlySpan<byte> uevent, ReadOnlySpan<byte> assignment)
    {
        var lines = new LineReader(uevent);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (line.StartsWith(assignment) && line.Length > assignment.Length)
            {
                return Encoding.UTF8.GetString(line[assignment.Length..]);
            }
        }

        return null;
    }
}
