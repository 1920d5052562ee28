using System.Text;
using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Tests.Processes;

public sealed class ProcessFilesTests
{
    [Theory]
    [InlineData("a b")]
    [InlineData(") (")]
    [InlineData("x) S 1 (y")]
    [InlineData("new\nline")]
    [InlineData("")]
    [InlineData("größe")]
    public void Name_may_hold_anything(string name)
    {
        Assert.True(ProcessStat.TryParse(Encoding.UTF8.GetBytes(ProcessTree.Stat(7, name, ticks: 31, start: 12)), out ProcessStat stat));
        Assert.Equal(name, Encoding.UTF8.GetString(stat.Name));
        Assert.Equal((31, 12, (byte)'S'), (stat.CpuTicks, stat.StartTicks, stat.State));
    }

    [Fact]
    public void Name_that_is_no_utf8_is_kept_as_bytes()
    {
        byte[] text = Encoding.Latin1.GetBytes(ProcessTree.Stat(7, "\u00ff\u00fe"));
        Assert.True(ProcessStat.TryParse(text, out ProcessStat stat));
        Assert.Equal([0xff, 0xfe], stat.Name.ToArray());
    }

    [Theory]
    [InlineData("a\0b\0", "a¦b")]
    [InlineData("a\0\0b\0\0\0", "a¦¦b")]
    [InlineData("nginx: worker process      \0\0", "nginx: worker process")]
    [InlineData("app --password x\0", "app --password ***")]
    [InlineData("app\0--password\0x\0", "app¦--password¦***")]
    [InlineData("", "")]
    [InlineData("\0\0", "")]
    public void Command_line_is_parted_and_scrubbed(string text, string arguments) =>
        Assert.Equal(arguments, string.Join('¦', CommandLine.Parse(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Command_line_is_bounded_after_it_was_scrubbed()
    {
        string[] many = [.. Enumerable.Range(0, 300).Select(i => "a" + i)];
        Assert.Equal(CommandLine.MostArguments, CommandLine.Parse(Encoding.UTF8.GetBytes(string.Join('\0', many))).Count);
        string padding = new('x', CommandLine.MostChars - 10);
        IReadOnlyList<string> cut = CommandLine.Parse(Encoding.UTF8.GetBytes(padding + "\0--token=" + new string('s', 3000) + "\0z"));
        Assert.Equal([padding, "--token=**"], cut);
    }

    [Fact]
    public void Users_are_read_by_number()
    {
        Dictionary<int, string> users = UserNames.Parse("root:x:0:0::/:/bin/sh\ntoor:x:0:0::/:\n# c\n+nis\nbad:x:y:\n:x:5:\nbob:x:1000:1"u8);
        Assert.Equal("root", users[0]);
        Assert.Equal("bob", users[1000]);
        Assert.Equal(2, users.Count);
    }

    [Theory]
    [InlineData("   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 12345 1 0000 100 0 0 10 0", "ipv4 127.0.0.1:8080 - listen 12345")]
    [InlineData("   1: 0100007F:1F90 0200007F:0050 01 00000000:00000000 00:00000000 00000000  1000        0 7 1 0000", "ipv4 127.0.0.1:8080 127.0.0.2:80 established 7")]
    [InlineData("   2: 00000000000000000000000001000000:0016 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 9 1", "ipv6 ::1:22 - listen 9")]
    [InlineData("   3: 0000000000000000FFFF00000100007F:0016 0000000000000000FFFF00000200007F:0001 08 0:0 0:0 0 0 0 9 1", "ipv6 ::ffff:127.0.0.1:22 ::ffff:127.0.0.2:1 close_wait 9")]
    [InlineData("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode", null)]
    [InlineData("   4: 0100007F:1F90 00000000:0000 0A", null)]
    [InlineData("   5: 0100007F:FFFFF 00000000:0000 0A 0:0 0:0 0 0 0 9 1", null)]
    public void Internet_socket_is_read(string line, string? wanted)
    {
        bool read = InternetSocketLine.TryParse(Encoding.ASCII.GetBytes(line), "tcp", out SocketEntry? entry);
        Assert.Equal(wanted, read ? $"{entry!.Family} {entry.Local!.Address}:{entry.Local.Port} {(entry.Remote is { } r ? $"{r.Address}:{r.Port}" : "-")} {entry.Status} {entry.Inode}" : null);
    }

    [Theory]
    [InlineData("0000000000000000: 00000002 00000000 00010000 0001 01 4711 /run/x.sock", "tcp listen /run/x.sock 4711")]
    [InlineData("0000000000000000: 00000003 00000000 00000000 0001 03 4712", "tcp established - 4712")]
    [InlineData("0000000000000000: 00000002 00000000 00000000 0002 01 4713 @abstract", "udp close @abstract 4713")]
    [InlineData("Num       RefCount Protocol Flags    Type St Inode Path", null)]
    public void Local_socket_is_read(string line, string? wanted)
    {
        bool read = LocalSocketLine.TryParse(Encoding.ASCII.GetBytes(line), out SocketEntry? entry);
        Assert.Equal(wanted, read ? $"{entry!.Type} {entry.Status} {entry.Local?.Address ?? "-"} {entry.Inode}" : null);
    }

    [Theory]
    [InlineData("pos:\t12\nflags:\t0100002\nmnt_id:\t9\n", 12, "r+")]
    [InlineData("pos:\t0\nflags:\t0102001\n", 0, "a")]
    [InlineData("pos:\t0\nflags:\t01\n", 0, "w")]
    [InlineData("pos:\t5\nflags:\t02000000\n", 5, "r")]
    public void Open_file_has_position_and_mode(string text, long position, string mode)
    {
        DescriptorInfo info = DescriptorInfo.Parse(Encoding.ASCII.GetBytes(text));
        Assert.Equal((position, mode), (info.Position, info.Mode));
    }
}
