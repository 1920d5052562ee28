namespace Vedette.Collectors.Filesystem;

/// <summary>What a mount adds to the sums over a host.</summary>
internal enum SpaceRole
{
    /// <summary>Its device was counted at another mount already (bind mount, subvolume).</summary>
    Repeated,

    /// <summary>Its used and its free bytes.</summary>
    Whole,

    /// <summary>A further ZFS data set of a pool: only what it uses, since all of a pool's data sets tell the same free space.</summary>
    SharesFreeSpace,
}
