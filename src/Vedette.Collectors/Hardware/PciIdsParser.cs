using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Hardware;

/// <summary>pci.ids: a vendor's line starts with four hexadecimal digits, its devices follow with a tab before theirs, subsystems with two tabs.</summary>
internal static class PciIdsParser
{
    private const int IdLength = 4;

    /// <param name="list">The whole file.</param>
    /// <param name="vendor">Four hexadecimal digits in lower case.</param>
    /// <param name="device">Likewise.</param>
    public static string? Find(ReadOnlySpan<byte> list, string vendor, string device)
    {
        bool inVendor = false;
        var lines = new LineReader(list);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty || line[0] == (byte)'#')
            {
                continue;
            }

            if (line[0] != (byte)'\t')
            {
                inVendor = StartsWith(line, vendor);
            }
            else if (inVendor && StartsWith(line[1..], device))
            {
                return Encoding.UTF8.GetString(line[(1 + IdLength)..]).Trim();
            }
        }

        return null;
    }

    private static bool StartsWith(ReadOnlySpan<byte> line, string id) =>
        line.Length > IdLength && line[IdLength] == (byte)' ' && Ascii.Equals(line[..IdLength], id);
}
