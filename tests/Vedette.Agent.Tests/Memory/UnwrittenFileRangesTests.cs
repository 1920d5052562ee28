using Vedette.Agent.Memory;

namespace Vedette.Agent.Tests.Memory;

public sealed class UnwrittenFileRangesTests
{
    private const string Program = "/usr/local/bin/vedette-agent";

    [Fact]
    public void Only_read_only_mappings_of_files_without_a_changed_page_are_named()
    {
        string smaps = string.Concat(
            Mapping("55d0c8a00000-55d0c8b00000 r-xp 0001a000 fe:00 1234                       /usr/local/bin/vedette-agent", 0),
            Mapping("55d0c8b00000-55d0c8c00000 r--p 0011a000 fe:00 1234                       /usr/local/bin/vedette-agent", 0),
            Mapping("55d0c8c00000-55d0c8c01000 r--p 0021a000 fe:00 1234                       /usr/local/bin/vedette-agent", 12),
            Mapping("55d0c8c01000-55d0c8c02000 rw-p 0021b000 fe:00 1234                       /usr/local/bin/vedette-agent", 0),
            Mapping("55d0c8c02000-55d0c8c03000 r--s 0021b000 fe:00 1234                       /var/cache/shared", 0),
            Mapping("55d0c9000000-55d0c9021000 rw-p 00000000 00:00 0                          [heap]", 4),
            Mapping("7e0000000000-7e0000021000 r-xp 00001000 fe:00 77                         /usr/lib/libc.so.6", 0),
            Mapping("7e1000000000-7e1000021000 r-xp 00001000 fe:00 78                         /usr/lib/libnvidia-ml.so.1", 0),
            Mapping("7f0000000000-7f0000021000 r--p 00000000 00:00 0 ", 0),
            Mapping("7ffc00000000-7ffc00002000 r-xp 00000000 00:00 0                          [vdso]", 0));

        Assert.Equal([new MappedRange(0x55d0c8a00000, 0x55d0c8b00000), new MappedRange(0x55d0c8b00000, 0x55d0c8c00000), new MappedRange(0x7e0000000000, 0x7e0000021000)], UnwrittenFileRanges.Read(new StringReader(smaps), Program));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a mapping\nAnonymous: 0 kB\n")]
    [InlineData("a-b r-xp\nAnonymous: 0 kB\n")]
    [InlineData("ffffffffffffffffff-b r-xp 0 fe:00 1 /usr/local/bin/vedette-agent\nAnonymous: 0 kB\n")]
    [InlineData("2000-1000 r-xp 0 fe:00 1 /usr/local/bin/vedette-agent\nAnonymous: 0 kB\n")]
    [InlineData("1000-2000 r-xp 0 fe:00 1 /usr/local/bin/vedette-agent\nRss: 4 kB\n")]
    [InlineData("1000-2000 r-xp 0 fe:00 1 /usr/local/bin/vedette-agent\nAnonymous: 0")]
    public void What_is_no_whole_entry_names_nothing(string smaps) => Assert.Empty(UnwrittenFileRanges.Read(new StringReader(smaps), Program));

    private static string Mapping(string head, int changedKb) => $"{head}\nSize:               1024 kB\nRss:                 100 kB\nPrivate_Clean:       100 kB\nAnonymous:      {changedKb,8} kB\nVmFlags: rd ex mr mw me\n";
}
