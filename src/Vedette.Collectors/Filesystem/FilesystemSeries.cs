using System.Text;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Filesystem;

/// <summary>One mounted file system: its series, and its path as the C library wants it.</summary>
internal sealed class FilesystemSeries
{
    private readonly byte[] _path;
    private readonly Labels _size;
    private readonly Labels _free;
    private readonly Labels _available;
    private readonly Labels _files;
    private readonly Labels _filesFree;
    private readonly Labels _readOnly;
    private readonly Labels _deviceError;
    private readonly Labels _used;
    private readonly Labels _total;

    /// <param name="mount">Where it is mounted.</param>
    /// <param name="path">The same place as this process sees it.</param>
    /// <param name="role">What it adds to the host's totals.</param>
    public FilesystemSeries(Mount mount, string path, SpaceRole role)
    {
        Role = role;
        Mount = mount;
        _path = Encoding.UTF8.GetBytes(path + '\0');
        Label[] labels = [new("device", mount.Source), new("mountpoint", mount.MountPoint), new("fstype", mount.FsType)];
        _size = Labels.Create("node_filesystem_size_bytes", labels);
        _free = Labels.Create("node_filesystem_free_bytes", labels);
        _available = Labels.Create("node_filesystem_avail_bytes", labels);
        _files = Labels.Create("node_filesystem_files", labels);
        _filesFree = Labels.Create("node_filesystem_files_free", labels);
        _readOnly = Labels.Create("node_filesystem_readonly", labels);
        _deviceError = Labels.Create("node_filesystem_device_error", labels);
        _used = Labels.Create(HostMetrics.FilesystemUsedBytes, labels);
        _total = Labels.Create(HostMetrics.FilesystemTotalBytes, labels);
    }

    public Mount Mount { get; }

    public SpaceRole Role { get; }

    /// <summary>Null where the file system did not answer.</summary>
    public FilesystemSpace? Space { get; private set; }

    /// <summary>Asks and writes. False where the file system did not answer, which is a series of its own.</summary>
    public bool TryWrite(SpaceProbe probe, ISampleSink sink, out FilesystemSpace space)
    {
        bool answered = probe(_path, out space);
        Space = answered ? space : null;
        sink.Add(_deviceError, answered ? 0 : 1);
        if (!answered)
        {
            return false;
        }

        sink.Add(_size, space.SizeBytes);
        sink.Add(_free, space.FreeBytes);
        sink.Add(_available, space.AvailableBytes);
        sink.Add(_files, space.Files);
        sink.Add(_filesFree, space.FilesFree);
        sink.Add(_readOnly, Mount.IsReadOnly ? 1 : 0);
        if (Role != SpaceRole.Repeated && space.SizeBytes > 0)
        {
            sink.Add(_used, space.UsedBytes);
            sink.Add(_total, space.UsableBytes);
        }

        return true;
    }
}
