using System.Text;
using Vedette.Collectors.Files;
using Vedette.Collectors.Filesystem;
using Vedette.Model.Hosts;

namespace Vedette.Collectors.Hardware;

/// <summary>The whole disks of a host with the free space of the file systems on them.</summary>
internal sealed class DiskReader(HostFiles files, SpaceProbe probe)
{
    /// <param name="parts">Keeps a mount table that cannot be read from hiding the disks.</param>
    /// <exception cref="IOException">The disks cannot be listed.</exception>
    public IReadOnlyList<DiskInfo> Read(PartReader parts)
    {
        var devices = new BlockDevices(files);
        Dictionary<string, long> free = parts.Read("free space", [], () => FreeBytes(devices));
        return
        [
            .. devices.Disks.Select(name => new DiskInfo(
                name, devices.Kind(name), devices.Model(name), devices.SizeBytes(name), free.TryGetValue(name, out long bytes) ? bytes : null)),
        ];
    }

    /// <summary>Available bytes per disk, each file system counted once.</summary>
    private Dictionary<string, long> FreeBytes(BlockDevices devices)
    {
        var free = new Dictionary<string, long>(StringComparer.Ordinal);
        var roles = new SpaceRoles();
        foreach (Mount mount in LocalMounts.Choose(MountInfoParser.Parse(KernelAttribute.ReadBytes(MountTablePath.Of(files), FileCap.TableBytes))))
        {
            if (roles.Next(mount) == SpaceRole.Whole
                && devices.DiskBelow(mount.DeviceNumber, mount.Source) is { } disk
                && probe(Encoding.UTF8.GetBytes(MountTablePath.Below(files, mount) + '\0'), out FilesystemSpace space))
            {
                free[disk] = free.GetValueOrDefault(disk) + (long)Math.Min(space.AvailableBytes, long.MaxValue / 2);
            }
        }

        return free;
    }
}
