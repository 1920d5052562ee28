using Vedette.Collectors.Disk;
using Vedette.Collectors.Files;

namespace Vedette.Collectors.Hardware;

/// <summary>The devices below /sys/block: whole disks with their facts, and which disk a partition or a stacked device lies on.</summary>
internal sealed class BlockDevices
{
    private const int SectorBytes = 512;

    /// <summary>Stacks are two or three deep (LUKS on LVM on RAID); a bound keeps a loop in a strange /sys from being followed for ever.</summary>
    private const int DeepestStack = 16;

    private static readonly string[] VirtualDiskWords = ["QEMU", "VBOX", "VMware", "Virtual", "Msft", "Xen", "PersistentDisk", "Google"];

    // USB first: a SATA disk in a case hangs below both.
    private static readonly (string Mark, string Name)[] Transports = [("/usb", "usb"), ("/virtio", "virtio"), ("/mmc_host", "mmc"), ("/ata", "sata"), ("/sas_", "sas"), ("/end_device-", "sas")];

    private readonly string _root;
    private readonly BlockDeviceClassifier _classifier;
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _namesByNumber = new(StringComparer.Ordinal);
    private readonly List<string> _disks = [];

    /// <exception cref="IOException">/sys/block cannot be listed.</exception>
    public BlockDevices(HostFiles files)
    {
        _root = files.Sys("block");
        _classifier = new BlockDeviceClassifier(files);
        foreach (string folder in Directory.GetDirectories(_root).Order(StringComparer.Ordinal))
        {
            Learn(folder);
        }
    }

    /// <summary>Names of the whole disks that have a size; a card reader without a card has none.</summary>
    public IReadOnlyList<string> Disks => _disks;

    public long SizeBytes(string disk) => (KernelAttribute.TryReadNumber(Attribute(disk, "size")) ?? 0) * SectorBytes;

    /// <summary>Maker and model, as far as the device tells them.</summary>
    public string? Model(string disk)
    {
        string? model = KernelAttribute.TryRead(Attribute(disk, "device/model")) ?? KernelAttribute.TryRead(Attribute(disk, "device/name"));
        string? maker = KernelAttribute.TryRead(Attribute(disk, "device/vendor"));

        // ATA names the bus, 0x1af4 is virtio's number: neither is a maker's name.
        bool addsToModel = maker is not null && model is not null && maker != "ATA"
            && !maker.StartsWith("0x", StringComparison.Ordinal) && !model.StartsWith(maker, StringComparison.OrdinalIgnoreCase);
        return addsToModel ? $"{maker} {model}" : model;
    }

    /// <summary>Null where the device tells a bus or a number instead of a name.</summary>
    public string? Vendor(string disk) => KernelAttribute.TryRead(Attribute(disk, "device/vendor")) is { } maker && maker != "ATA" && !maker.StartsWith("0x", StringComparison.Ordinal)
        ? maker
        : null;

    /// <summary>NVMe, SCSI and flash cards have it in different files.</summary>
    public string? Firmware(string disk) => KernelAttribute.TryRead(Attribute(disk, "device/firmware_rev"))
        ?? KernelAttribute.TryRead(Attribute(disk, "device/rev")) ?? KernelAttribute.TryRead(Attribute(disk, "device/fwrev"));

    /// <summary>The maker's, or for a virtual disk its host's. It identifies a person's machine, so it leaves this program only as a hash.</summary>
    public string? Serial(string disk) => KernelAttribute.TryRead(Attribute(disk, "device/serial")) ?? KernelAttribute.TryRead(Attribute(disk, "serial"));

    /// <summary>pcie, tcp, usb, sata, virtio, mmc: an NVMe disk says it, for others it stands in the path of the device. Null where neither tells.</summary>
    public string? Transport(string disk)
    {
        if (KernelAttribute.TryRead(Attribute(disk, "device/transport")) is { } told)
        {
            return told;
        }

        string? path = new DirectoryInfo(Attribute(disk, "")).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        return path is null ? null : Transports.FirstOrDefault(known => path.Contains(known.Mark, StringComparison.Ordinal)).Name;
    }

    /// <summary>The file of its temperature, where the kernel has a driver for it (nvme; drivetemp for SATA).</summary>
    public string? TemperatureFile(string disk)
    {
        foreach (string root in (string[])[Attribute(disk, "device/hwmon"), Attribute(disk, "device")])
        {
            if (Directory.Exists(root) && Directory.GetFileSystemEntries(root, "hwmon*").Order(StringComparer.Ordinal).Select(folder => Path.Join(folder, "temp1_input")).FirstOrDefault(File.Exists) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>
    /// nvme, ssd or hdd. "Rotational" is true unless a driver says otherwise, and most virtual disks' drivers do not: there it tells nothing, so the kind is null.
    /// A virtual disk that says it does not rotate is called an ssd, as its users expect.
    /// </summary>
    public string? Kind(string disk)
    {
        if (disk.StartsWith("nvme", StringComparison.Ordinal))
        {
            return "nvme";
        }

        return KernelAttribute.TryRead(Attribute(disk, "queue/rotational")) switch
        {
            "0" => "ssd",
            "1" when !IsVirtual(disk) => "hdd",
            _ => null,
        };
    }

    /// <summary>
    /// The disk below a mounted device, found by its number or, for file systems that make numbers up (btrfs), by its name. One that spans several disks belongs to the
    /// first of them. Null where it is on none of this host's disks.
    /// </summary>
    public string? DiskBelow(string deviceNumber, string source)
    {
        string? name = _namesByNumber.GetValueOrDefault(deviceNumber) ?? NameOf(source);
        for (int depth = 0; depth < DeepestStack && name is not null && !_disks.Contains(name); depth++)
        {
            name = _parents.GetValueOrDefault(name);
        }

        return name is not null && _disks.Contains(name) ? name : null;
    }

    private void Learn(string folder)
    {
        string name = Path.GetFileName(folder).Replace('!', '/');
        Number(folder, name);
        foreach (string partition in Directory.GetDirectories(folder).Where(inner => File.Exists(Path.Join(inner, "partition"))))
        {
            string partitionName = Path.GetFileName(partition).Replace('!', '/');
            _parents[partitionName] = name;
            Number(partition, partitionName);
        }

        if (_classifier.Classify(name) == BlockDeviceKind.Whole && SizeBytes(name) > 0)
        {
            _disks.Add(name);
        }
        else if (Directory.Exists(Path.Join(folder, "slaves")) && Lowest(Path.Join(folder, "slaves")) is { } below)
        {
            _parents[name] = below;
        }

        if (KernelAttribute.TryRead(Path.Join(folder, "dm/name")) is { } mapped)
        {
            _parents["mapper/" + mapped] = name;
        }
    }

    private void Number(string folder, string name)
    {
        if (KernelAttribute.TryRead(Path.Join(folder, "dev")) is { } number)
        {
            _namesByNumber[number] = name;
        }
    }

    private bool IsVirtual(string disk) =>
        disk.StartsWith("vd", StringComparison.Ordinal) || disk.StartsWith("xvd", StringComparison.Ordinal)
        || (Model(disk) is { } model && VirtualDiskWords.Any(word => model.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private string Attribute(string disk, string relative) => Path.Join(_root, disk.Replace('/', '!'), relative);

    private static string? Lowest(string slaves) =>
        Directory.GetFileSystemEntries(slaves).Select(path => Path.GetFileName(path).Replace('!', '/')).Order(StringComparer.Ordinal).FirstOrDefault();

    private static string? NameOf(string source) => source.StartsWith("/dev/", StringComparison.Ordinal) ? source["/dev/".Length..] : null;
}
