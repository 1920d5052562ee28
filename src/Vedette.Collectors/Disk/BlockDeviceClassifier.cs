using Vedette.Collectors.Files;

namespace Vedette.Collectors.Disk;

/// <summary>Decides what a block device is: by its name where the name alone tells, else by what /sys says of it.</summary>
internal sealed class BlockDeviceClassifier(HostFiles files)
{
    private static readonly string[] IgnoredPrefixes = ["loop", "ram", "zram", "fd", "sr", "nbd"];
    private static readonly string[] StackedPrefixes = ["dm-", "md", "bcache", "drbd", "zd"];

    public BlockDeviceKind Classify(string device)
    {
        if (StartsWithAny(device, IgnoredPrefixes) || IsNvmePath(device) || IsFlashBootArea(device))
        {
            return BlockDeviceKind.Ignored;
        }

        if (StartsWithAny(device, StackedPrefixes))
        {
            return BlockDeviceKind.Stacked;
        }

        return Directory.Exists(files.Sys("block")) ? FromSys(device) : FromName(device);
    }

    /// <summary>/sys/block holds whole devices only; those with hardware (or a hypervisor's front end) behind them have a device link.</summary>
    private BlockDeviceKind FromSys(string device)
    {
        // The kernel writes a slash inside a name (cciss/c0d0) as an exclamation mark in /sys.
        string folder = files.Sys(Path.Join("block", device.Replace('/', '!')));
        if (!Directory.Exists(folder) || KernelAttribute.TryRead(Path.Join(folder, "hidden")) == "1")
        {
            return BlockDeviceKind.Ignored;
        }

        return Path.Exists(Path.Join(folder, "device")) ? BlockDeviceKind.Whole : BlockDeviceKind.Stacked;
    }

    private static BlockDeviceKind FromName(string device) =>
        IsLettered(device, "sd") || IsLettered(device, "hd") || IsLettered(device, "vd") || IsLettered(device, "xvd")
        || (device.StartsWith("nvme", StringComparison.Ordinal) && !device.Contains('p', StringComparison.Ordinal))
        || (device.StartsWith("mmcblk", StringComparison.Ordinal) && !device["mmcblk".Length..].Contains('p', StringComparison.Ordinal))
            ? BlockDeviceKind.Whole
            : BlockDeviceKind.Ignored;

    /// <summary>sda, vdb, sdaa; with a digit behind the letters it is a partition.</summary>
    private static bool IsLettered(string device, string prefix) =>
        device.Length > prefix.Length && device.StartsWith(prefix, StringComparison.Ordinal) && device[prefix.Length..].All(char.IsAsciiLetterLower);

    /// <summary>nvme0c1n1: one controller's way to a disk that is listed as nvme0n1 too.</summary>
    private static bool IsNvmePath(string device) =>
        device.StartsWith("nvme", StringComparison.Ordinal) && device.Contains('c', StringComparison.Ordinal);

    /// <summary>mmcblk0boot0, mmcblk0rpmb: a few megabytes of firmware beside the disk mmcblk0.</summary>
    private static bool IsFlashBootArea(string device) =>
        device.StartsWith("mmcblk", StringComparison.Ordinal)
        && (device.Contains("boot", StringComparison.Ordinal) || device.Contains("rpmb", StringComparison.Ordinal));

    private static bool StartsWithAny(string device, string[] prefixes) =>
        prefixes.Any(prefix => device.StartsWith(prefix, StringComparison.Ordinal) && device.AsSpan(prefix.Length).IndexOfAnyInRange('0', '9') == 0);
}
