namespace Vedette.Collectors.Filesystem;

/// <summary>Chooses the mounts that are worth a look and safe to ask: asking a network file system whose server is gone can block for ever.</summary>
internal static class LocalMounts
{
    /// <summary>
    /// File systems on a disk of this host. A list of what is allowed, since what is new and unknown may be a network's. So there is no nfs, cifs, ceph, 9p, virtiofs or
    /// fuse.* (any program can be behind these), and no squashfs, overlay, tmpfs or devtmpfs, which say nothing about disks.
    /// </summary>
    private static readonly HashSet<string> LocalTypes = new(
    [
        "ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "bcachefs", "jfs", "reiserfs", "nilfs2", "ufs", "minix", "ubifs", "jffs2",
        "vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "hfs", "hfsplus", "udf",
    ], StringComparer.Ordinal);

    /// <summary>Mounts that container runtimes and systemd make for themselves; node_exporter leaves them out too.</summary>
    private static readonly string[] IgnoredFolders =
        ["/dev", "/proc", "/sys", "/run/credentials", "/var/lib/docker", "/var/lib/containers/storage", "/var/lib/kubelet/pods", "/var/lib/kubelet/plugins", "/snap"];

    /// <summary>In the table's order. A mount that a later one at the same place hides is left out: asking for its path would answer for the other.</summary>
    public static List<Mount> Choose(IReadOnlyList<Mount> table)
    {
        var topmost = new Dictionary<string, Mount>(StringComparer.Ordinal);
        foreach (Mount mount in table)
        {
            topmost[mount.MountPoint] = mount;
        }

        return [.. table.Where(mount => IsWanted(mount) && ReferenceEquals(topmost[mount.MountPoint], mount))];
    }

    private static bool IsWanted(Mount mount) => LocalTypes.Contains(mount.FsType) && !IgnoredFolders.Any(folder => IsBelow(mount.MountPoint, folder));

    private static bool IsBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');
}
