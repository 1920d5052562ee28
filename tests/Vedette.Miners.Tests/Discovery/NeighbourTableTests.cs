using Vedette.Miners.Discovery;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Discovery;

public sealed class NeighbourTableTests
{
    private const string Table = """
        IP address       HW type     Flags       HW address            Mask     Device
        10.0.0.5         0x1         0x2         02:50:53:8C:8F:8E     *        eth0
        10.0.0.6         0x1         0x0         00:00:00:00:00:00     *        eth0
        10.0.0.7         0x1         0x6         aa:bb:cc:dd:ee:01     *        eth0
        10.0.0.8         0x1         0x2         aa:bb:cc:00:00:99     *        eth0
        10.0.0.9         0x1         0x2         aa:bb:cc:00:00:99     *        eth0
        nonsense
        999.0.0.9        0x1         0x2         aa:bb:cc:00:00:98     *        eth0
        10.0.0.10        0x1         0xzz        aa:bb:cc:00:00:97     *        eth0
        """;

    [Fact]
    public void Complete_entries_are_read()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(["10.0.0.5", "10.0.0.7", "10.0.0.8", "10.0.0.9"], Written(folder).Read().Select(n => AddressText.Format(n.Address)));
    }

    [Fact]
    public void Mac_behind_several_addresses_is_nobodys_in_particular()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(
            new Dictionary<string, string> { ["10.0.0.5"] = "02:50:53:8c:8f:8e", ["10.0.0.7"] = "aa:bb:cc:dd:ee:01" },
            Written(folder).ReadMacs());
    }

    [Fact]
    public void Host_without_the_table_has_no_neighbours()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(new NeighbourTable(folder.Path).Read());
    }

    private static NeighbourTable Written(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.File("net"));
        File.WriteAllText(folder.File("net/arp"), Table);
        return new NeighbourTable(folder.Path);
    }
}
