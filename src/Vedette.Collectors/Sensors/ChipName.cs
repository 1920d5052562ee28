using System.Text;
using Vedette.Collectors.Files;

namespace Vedette.Collectors.Sensors;

/// <summary>
/// The name of a chip as node_exporter makes it, so that its dashboards fit: the device's bus and name (platform_coretemp_0, nvme_nvme0); where there is no device, the driver's name; else the folder's.
/// </summary>
internal static class ChipName
{
    /// <param name="folder">/sys/class/hwmon/hwmonN.</param>
    public static string Of(string folder)
    {
        string device = Path.Join(folder, "device");
        if (Directory.Exists(device) && new DirectoryInfo(device).ResolveLinkTarget(returnFinalTarget: true)?.FullName is { } resolved)
        {
            string name = Clean(Path.GetFileName(resolved));
            string bus = Clean(Path.GetFileName(Path.GetDirectoryName(resolved) ?? ""));
            if (name.Length > 0)
            {
                return bus.Length > 0 ? $"{bus}_{name}" : name;
            }
        }

        return KernelAttribute.TryRead(Path.Join(folder, "name")) is { } driver && Clean(driver) is { Length: > 0 } cleaned
            ? cleaned
            : Clean(Path.GetFileName(folder));
    }

    /// <summary>Lower case; everything but letters, digits, colons and underscores becomes an underscore; none at the ends.</summary>
    internal static string Clean(string name)
    {
        var cleaned = new StringBuilder(name.Length);
        foreach (char character in name.ToLowerInvariant())
        {
            cleaned.Append(char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == ':' ? character : '_');
        }

        return cleaned.ToString().Trim('_');
    }
}
