using System.Globalization;
using Vedette.Collectors.Files;
using Vedette.Model.Hosts;

namespace Vedette.Collectors.Hardware;

/// <summary>Graphics processors on the PCI bus, with what their drivers write into /proc and /sys. No vendor's library is loaded.</summary>
internal sealed class GpuReader(HostFiles files)
{
    /// <summary>PCI class 03 is display controllers: 0300 VGA, 0302 3D, 0380 other.</summary>
    private const string DisplayClass = "0x03";

    private const long BytesPerMebibyte = 1024 * 1024;

    private readonly PciNames _names = new(files);

    public IReadOnlyList<GpuInfo> Read()
    {
        string devices = files.Sys("bus/pci/devices");
        return Directory.Exists(devices)
            ? [.. Directory.GetFileSystemEntries(devices).Order(StringComparer.Ordinal).Select(ReadDevice).OfType<GpuInfo>()]
            : [];
    }

    private GpuInfo? ReadDevice(string folder)
    {
        string address = Path.GetFileName(folder);
        string? vendorId = KernelAttribute.TryRead(Path.Join(folder, "vendor"));
        string? vendor = vendorId switch { "0x10de" => "nvidia", "0x1002" => "amd", "0x8086" => "intel", _ => null };
        if (vendor is null || KernelAttribute.TryRead(Path.Join(folder, "class"))?.StartsWith(DisplayClass, StringComparison.Ordinal) != true)
        {
            return null;
        }

        string? model = KernelAttribute.TryRead(Path.Join(folder, "product_name"))
            ?? (vendor == "nvidia" ? NvidiaModel(address) : null)
            ?? _names.Find(vendorId!, KernelAttribute.TryRead(Path.Join(folder, "device")));
        long? vram = KernelAttribute.TryReadNumber(Path.Join(folder, "mem_info_vram_total")) / BytesPerMebibyte;
        return new GpuInfo(vendor, model, vram, Driver(folder), address);
    }

    private string? NvidiaModel(string address) =>
        ReadText(files.Proc(Path.Join("driver/nvidia/gpus", address.ToLower(CultureInfo.InvariantCulture), "information"))) is { } information
            ? NvidiaProcParser.Model(information)
            : null;

    /// <summary>The driver's version; where it has none of its own (it comes with the kernel) its name.</summary>
    private string? Driver(string folder)
    {
        string? name = ReadText(Path.Join(folder, "uevent")) is { } uevent ? UeventParser.Driver(uevent) : null;
        return name switch
        {
            null => null,
            "nvidia" => (ReadText(files.Proc("driver/nvidia/version")) is { } version ? NvidiaProcParser.DriverVersion(version) : null)
                ?? KernelAttribute.TryRead(files.Sys("module/nvidia/version")) ?? name,
            _ => KernelAttribute.TryRead(files.Sys(Path.Join("module", name, "version"))) ?? name,
        };
    }

    private static byte[]? ReadText(string path) => File.Exists(path) ? KernelAttribute.ReadBytes(path, FileCap.SmallBytes) : null;
}
