using Vedette.Agent.Miners;
using Vedette.Miners.Sites;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Miners;

public sealed class MinerSiteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_saved_is_loaded_and_nobody_else_may_read_it()
    {
        var miner = new RememberedMiner
        {
            Address = "10.0.0.1",
            Port = 4028,
            Mac = HandMadeSite.Mac,
            Vendor = "antminer",
            FirmwareFamily = FirmwareFamily.Braiins,
            DiscoveredAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            ReadAt = new DateTimeOffset(2026, 1, 2, 3, 5, 5, TimeSpan.Zero),
            IsOffline = true,
        };
        File().Save([miner]);
        Assert.Equal(miner, Assert.Single(File().Load()));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(_folder.File("miners.json")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"address": "10.0.0.1"}]""")]
    [InlineData("""[{"address": "", "port": 1, "vendor": "x"}]""")]
    public void A_damaged_file_is_as_none(string content)
    {
        System.IO.File.WriteAllText(_folder.File("miners.json"), content);
        Assert.Empty(File().Load());
    }

    [Fact]
    public void No_file_is_no_miners() => Assert.Empty(File().Load());

    private MinerSiteFile File() => new(new StateDirectory(_folder.Path));
}
