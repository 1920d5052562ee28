namespace Vedette.Collectors.Filesystem;

/// <summary>Where a host's mount table and its mounts are, as this process sees them.</summary>
internal static class MountTablePath
{
    /// <summary>Our own table fits what statvfs sees. Looking at a host from within a container (RootFs is elsewhere), process 1's table has the host's paths.</summary>
    public static string Of(HostFiles files) => files.Proc(files.RootFs == "/" ? "self/mountinfo" : "1/mountinfo");

    public static string Below(HostFiles files, Mount mount) => files.Root(mount.MountPoint.TrimStart('/'));
}
