using Vedette.Collectors.Files;
using Vedette.Model.Hosts;
using Vedette.Model.Series;

namespace Vedette.Collectors.Filesystem;

/// <summary>Space and files of every local file system, and the host's disk space as a whole.</summary>
public sealed class FilesystemCollector : ICollector, IDisposable
{
    private static readonly Labels TotalSeries = Labels.Create(HostMetrics.DiskTotalBytes.Series);
    private static readonly Labels UsedSeries = Labels.Create(HostMetrics.DiskUsedBytes.Series);

    private readonly HostFiles _files;
    private readonly SpaceProbe _probe;
    private readonly HostFileReader _table;
    private byte[] _lastTable = [];
    private FilesystemSeries[] _filesystems = [];

    public FilesystemCollector(HostFiles files)
        : this(files, StatVfsProbe.TryAsk)
    {
    }

    internal FilesystemCollector(HostFiles files, SpaceProbe probe)
    {
        _files = files;
        _probe = probe;
        _table = new HostFileReader(MountTablePath.Of(files), FileCap.TableBytes);
    }

    public string Name => "filesystem";

    /// <summary>The file systems with what each answered in the last cycle; null where that cycle failed, and before the first.</summary>
    internal IReadOnlyList<FilesystemSeries>? Current { get; private set; }

    public void Collect(ISampleSink sink)
    {
        Current = null;
        // Mounts change rarely, and comparing a few kilobytes is cheaper than reading them.
        ReadOnlySpan<byte> table = _table.Read();
        if (!table.SequenceEqual(_lastTable))
        {
            _filesystems = Arrange(LocalMounts.Choose(MountInfoParser.Parse(table)));
            _lastTable = table.ToArray();
        }

        double used = 0;
        double available = 0;
        bool known = false;
        foreach (FilesystemSeries filesystem in _filesystems)
        {
            if (filesystem.TryWrite(_probe, sink, out FilesystemSpace space) && filesystem.Role != SpaceRole.Repeated)
            {
                known = true;
                used += space.UsedBytes;
                available += filesystem.Role == SpaceRole.Whole ? space.UsableBytes - space.UsedBytes : 0;
            }
        }

        Current = _filesystems;
        if (known)
        {
            sink.Add(TotalSeries, used + available);
            sink.Add(UsedSeries, used);
        }
    }

    public void Dispose() => _table.Dispose();

    private FilesystemSeries[] Arrange(List<Mount> mounts)
    {
        var roles = new SpaceRoles();
        return [.. mounts.Select(mount => new FilesystemSeries(mount, MountTablePath.Below(_files, mount), roles.Next(mount)))];
    }
}
