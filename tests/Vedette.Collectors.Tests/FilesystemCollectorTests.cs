using System.Text;
using Vedette.Collectors.Filesystem;

namespace Vedette.Collectors.Tests;

public sealed class FilesystemCollectorTests
{
    private readonly CollectingSink _sink = new();
    private readonly List<string> _asked = [];

    [Fact]
    public void Escapes_in_the_mount_table_are_decoded()
    {
        List<Mount> mounts = MountInfoParser.Parse("""27 24 8:17 / /a\040b\011c\134d\043e\0z rw master:3 propagate_from:2 - xfs /dev/disk\040two rw"""u8.ToArray().Append((byte)'\n').ToArray());
        Assert.Equal(new Mount("8:17", "/", "/a b\tc\\d#e\\0z", "xfs", "/dev/disk two", IsReadOnly: false) { Options = "rw" }, Assert.Single(mounts));
    }

    [Fact]
    public void Only_local_file_systems_are_asked_and_hidden_ones_are_not()
    {
        Collect("debian12-6.1");
        Assert.Equal(["/", "/mnt/with blank\ttab\\slash", "/srv/bound", "/btrfs", "/btrfs/home", "/tank", "/tank/vm"], _asked);
    }

    [Fact]
    public void Space_is_written_per_mount_under_node_exporters_names()
    {
        Collect("centos6-2.6.32");
        const string Boot = "{device=\"/dev/sda1\",fstype=\"ext3\",mountpoint=\"/boot\"}";
        Assert.Equal(1000, _sink["node_filesystem_size_bytes" + Boot]);
        Assert.Equal(400, _sink["node_filesystem_free_bytes" + Boot]);
        Assert.Equal(350, _sink["node_filesystem_avail_bytes" + Boot]);
        Assert.Equal(77, _sink["node_filesystem_files" + Boot]);
        Assert.Equal(66, _sink["node_filesystem_files_free" + Boot]);
        Assert.Equal(1, _sink["node_filesystem_readonly" + Boot]);
        Assert.Equal(0, _sink["node_filesystem_device_error" + Boot]);
        Assert.Equal(600, _sink["host_filesystem_used_bytes" + Boot]);
        Assert.Equal(950, _sink["host_filesystem_total_bytes" + Boot]);
        Assert.Equal(0, _sink["node_filesystem_readonly{device=\"/dev/mapper/vg-root\",fstype=\"ext4\",mountpoint=\"/\"}"]);
    }

    [Fact]
    public void Host_sums_each_device_once_and_a_pools_free_space_once()
    {
        Collect("debian12-6.1");

        // vda1, "disk two", vdd and tank: 600 used, 350 of the 400 free for everybody each; tank/vm adds its 600 used only.
        Assert.Equal(5 * 600, _sink["host_disk_used_bytes"]);
        Assert.Equal((5 * 600) + (4 * 350), _sink["host_disk_total_bytes"]);
        Assert.False(_sink.Has("host_filesystem_used_bytes{device=\"/dev/vda1\",fstype=\"ext4\",mountpoint=\"/srv/bound\"}"));
        Assert.True(_sink.Has("node_filesystem_size_bytes{device=\"/dev/vda1\",fstype=\"ext4\",mountpoint=\"/srv/bound\"}"));
    }

    [Theory]
    [InlineData(1000UL, 400UL, 350UL, 950.0, 63.2)]
    [InlineData(1000UL, 400UL, 0UL, 600.0, 100.0)]
    [InlineData(1000UL, 400UL, 400UL, 1000.0, 60.0)]
    [InlineData(1000UL, 400UL, ulong.MaxValue, 1000.0, 60.0)]
    [InlineData(1000UL, 2000UL, 100UL, 100.0, 0.0)]
    [InlineData(0UL, 0UL, 0UL, 0.0, null)]
    public void Percentages_are_dfs(ulong size, ulong free, ulong available, double usable, double? percent)
    {
        var space = new FilesystemSpace(size, free, available, 0, 0);
        Assert.Equal(usable, space.UsableBytes);
        Assert.Equal(percent, space.UsedPercent is { } used ? Math.Round(used, 1) : null);
    }

    [Fact]
    public void File_system_that_does_not_answer_is_an_error_series_and_no_numbers()
    {
        HostFiles files = HostTree.Fixture("centos6-2.6.32");
        using var filesystem = new FilesystemCollector(files, (ReadOnlySpan<byte> path, out FilesystemSpace space) =>
        {
            space = new FilesystemSpace(1000, 400, 350, 77, 66);
            return !path.EndsWith("/boot\0"u8);
        });
        _sink.Run(filesystem);
        Assert.Equal(1, _sink["node_filesystem_device_error{device=\"/dev/sda1\",fstype=\"ext3\",mountpoint=\"/boot\"}"]);
        Assert.False(_sink.Has("node_filesystem_size_bytes{device=\"/dev/sda1\",fstype=\"ext3\",mountpoint=\"/boot\"}"));
        Assert.Equal(950, _sink["host_disk_total_bytes"]);
    }

    [Fact]
    public void Mount_that_appears_is_seen_in_the_next_cycle()
    {
        using HostTree host = HostTree.CopyOf("centos6-2.6.32");
        using var filesystem = new FilesystemCollector(host.Files, Ask(host.Files.RootFs));
        _sink.Run(filesystem);
        host.Replace("proc/1/mountinfo", "21 20 8:1", "22 20 8:17 / /new rw - xfs /dev/sdb1 rw\n21 20 8:1");
        _asked.Clear();
        _sink.Run(filesystem, 10);
        Assert.Equal(["/", "/new", "/boot"], _asked);
    }

    private void Collect(string fixture)
    {
        HostFiles files = HostTree.Fixture(fixture);
        using var filesystem = new FilesystemCollector(files, Ask(files.RootFs));
        _sink.Run(filesystem);
    }

    private SpaceProbe Ask(string root) => (ReadOnlySpan<byte> path, out FilesystemSpace space) =>
    {
        Assert.Equal(0, path[^1]);
        string below = Encoding.UTF8.GetString(path[..^1])[root.Length..].Trim('/');
        _asked.Add("/" + below);
        space = new FilesystemSpace(1000, 400, 350, 77, 66);
        return true;
    };
}
