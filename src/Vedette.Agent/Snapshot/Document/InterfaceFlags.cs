using System.Globalization;
using Vedette.Collectors;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>An interface's flags in one string, in the format's order: up|broadcast|multicast. The bits are Linux' (netdevice(7)).</summary>
internal static class InterfaceFlags
{
    // A hexadecimal number and a newline.
    private const int MaxFileChars = 32;

    private static readonly (uint Bit, string Name)[] Names =
        [(0x1, "up"), (0x2, "broadcast"), (0x8, "loopback"), (0x10, "pointtopoint"), (0x1000, "multicast")];

    /// <summary>Empty where the kernel does not tell.</summary>
    public static string Read(HostFiles files, string name)
    {
        try
        {
            using StreamReader reader = File.OpenText(files.Sys(Path.Join("class/net", name, "flags")));
            Span<char> text = stackalloc char[MaxFileChars];
            return Text(text[..reader.ReadBlock(text)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    public static string Text(ReadOnlySpan<char> hexadecimal)
    {
        ReadOnlySpan<char> digits = hexadecimal.Trim();
        digits = digits.StartsWith("0x", StringComparison.Ordinal) ? digits[2..] : digits;
        return uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint bits)
            ? string.Join('|', Names.Where(n => (bits & n.Bit) != 0).Select(n => n.Name))
            : "";
    }
}
