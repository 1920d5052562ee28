using System.Text;
using Vedette.Collectors.Files;

namespace Vedette.Collectors.Tests;

public sealed class HostFileReaderTests : IDisposable
{
    private readonly HostTree _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(9000)]
    public void File_up_to_the_cap_is_read_whole(int length)
    {
        byte[] content = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        using HostFileReader reader = Reader("proc/f", content, cap: 9000);
        Assert.Equal(content, reader.Read().ToArray());
        Assert.Equal(content, reader.Read().ToArray());
    }

    [Fact]
    public void File_above_the_cap_is_an_error_that_names_it()
    {
        using HostFileReader reader = Reader("proc/huge", new byte[9001], cap: 9000);
        string message = Assert.Throws<IOException>(() => reader.Read().Length).Message;
        Assert.Contains("proc/huge", message, StringComparison.Ordinal);
        Assert.Contains("9000", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shorter_content_leaves_nothing_of_the_longer_one_before()
    {
        using HostFileReader reader = Reader("proc/f", Encoding.ASCII.GetBytes(new string('x', 5000)), cap: 9000);
        Assert.Equal(5000, reader.Read().Length);
        _host.Write("proc/f", "short\n");
        Assert.Equal("short\n"u8.ToArray(), reader.Read().ToArray());
    }

    [Fact]
    public void Missing_file_is_an_error_or_false_and_is_found_once_it_exists()
    {
        using var reader = new HostFileReader(_host.Files.Proc("late"), 100);
        Assert.False(reader.TryRead(out _));
        Assert.ThrowsAny<IOException>(() => reader.Read().Length);
        _host.Write("proc/late", "here\n");
        Assert.True(reader.TryRead(out ReadOnlySpan<byte> content));
        Assert.Equal("here\n"u8.ToArray(), content.ToArray());
    }

    [Fact]
    public void Proc_file_is_written_anew_for_each_reading_of_the_open_file()
    {
        using var uptime = new HostFileReader("/proc/uptime", 4096);
        byte[] first = uptime.Read().ToArray();
        Assert.True(SpinWait.SpinUntil(() => !uptime.Read().SequenceEqual(first), TimeSpan.FromSeconds(60)));
    }

    private HostFileReader Reader(string relative, byte[] content, int cap)
    {
        _host.Write(relative, content);
        return new HostFileReader(Path.Join(_host.Files.RootFs, relative), cap);
    }
}
