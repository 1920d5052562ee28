namespace Vedette.Collectors.Filesystem;

/// <summary>Hands each mount of a table its role, in order: the first mount of a device counts, the others repeat it.</summary>
internal sealed class SpaceRoles
{
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pools = new(StringComparer.Ordinal);

    public SpaceRole Next(Mount mount)
    {
        if (!_devices.Add(mount.Source))
        {
            return SpaceRole.Repeated;
        }

        bool sharesPool = mount.FsType == "zfs" && !_pools.Add(mount.Source.Split('/')[0]);
        return sharesPool ? SpaceRole.SharesFreeSpace : SpaceRole.Whole;
    }
}
