namespace Vedette.Collectors.Filesystem;

/// <summary>One line of /proc/PID/mountinfo, escapes decoded.</summary>
/// <param name="DeviceNumber">As <c>major:minor</c>.</param>
/// <param name="Root">The folder of the file system that is mounted; not <c>/</c> for bind mounts and subvolumes.</param>
/// <param name="Source">The device: <c>/dev/vda1</c>, or a ZFS data set.</param>
/// <param name="IsReadOnly">Of the file system itself, as after an I/O error; a mount that is read-only over a writable one (a service manager's sandbox) is not.</param>
internal sealed record Mount(string DeviceNumber, string Root, string MountPoint, string FsType, string Source, bool IsReadOnly)
{
    /// <summary>Of the file system itself: rw,errors=remount-ro.</summary>
    public string? Options { get; init; }
}
