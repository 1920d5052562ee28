namespace Vedette.Collectors.Disk;

/// <summary>What a block device is to somebody who adds up the I/O of a host.</summary>
internal enum BlockDeviceKind
{
    /// <summary>A partition, a loop, memory or optical device, or one of several paths to another: not shown.</summary>
    Ignored,

    /// <summary>Stands on other devices (dm, md, bcache): shown, but its I/O is counted where it arrives.</summary>
    Stacked,

    /// <summary>A whole disk: shown and counted.</summary>
    Whole,
}
