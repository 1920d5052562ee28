using Vedette.Collectors.Files;

namespace Vedette.Collectors.Hardware;

/// <summary>The list of PCI names that most distributions install; read only where a driver does not name its device.</summary>
internal sealed class PciNames(HostFiles files)
{
    /// <summary>The list was 1.4 MB in 2025 and grows slowly.</summary>
    private const int MaxListBytes = 16 * 1024 * 1024;

    private static readonly string[] Places = ["usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids"];

    /// <param name="vendor">As in /sys: <c>0x10de</c>.</param>
    /// <param name="device">Likewise.</param>
    public string? Find(string vendor, string? device)
    {
        if (device is null || Places.Select(files.Root).FirstOrDefault(File.Exists) is not { } list)
        {
            return null;
        }

        return PciIdsParser.Find(KernelAttribute.ReadBytes(list, MaxListBytes), Digits(vendor), Digits(device));
    }

    private static string Digits(string id) => id.StartsWith("0x", StringComparison.Ordinal) ? id[2..] : id;
}
