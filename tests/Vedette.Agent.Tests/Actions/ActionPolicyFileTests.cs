using Vedette.Agent.Actions;
using Vedette.Protocol.Messages;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Actions;

public sealed class ActionPolicyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StatedOwners _owners = new();

    private string Path => _folder.File("miner-actions.json");

    [Fact]
    public void A_file_of_roots_is_taken_and_read_anew_each_time()
    {
        ActionPolicy policy = Read(GateBench.Policy).Policy!;
        Assert.Equal(6, policy.Allowed.Count);
        Assert.Equal((3, 1, TimeSpan.FromSeconds(10)), (policy.MostPerHour, policy.MostAtOnce, policy.Between));
        Assert.True(policy.Covers("10.0.0.255") && policy.Covers("::ffff:10.0.0.1") && !policy.Covers("10.0.1.0") && !policy.Covers("miner.example"));

        ActionPolicy other = Read("""{"allow": ["blink"], "ranges": ["10.0.0.0/24", "fd00::/8"]}""").Policy!;
        Assert.Equal([MinerActionKind.Blink], other.Allowed);
        Assert.Equal((20, 1, TimeSpan.FromSeconds(10)), (other.MostPerHour, other.MostAtOnce, other.Between));
        Assert.NotNull(Read("{}").Policy);
    }

    [Theory]
    [InlineData(1000u, 0x81A4u, "belongs to the user 1000; it must be root's")]
    [InlineData(0u, 0x81B4u, "may be written by others than root (mode 664)")]
    [InlineData(0u, 0x81A6u, "may be written by others than root (mode 646)")]
    [InlineData(0u, 0x41EDu, "is a link or no plain file")]
    public void A_file_that_others_could_have_written_switches_everything_off(uint owner, uint mode, string why)
    {
        var facts = new FileFacts(owner, mode, 7, 8, 1);
        _owners.Opened = facts;
        _owners.Paths[Path] = facts;

        PolicyReading reading = Read(GateBench.Policy);

        Assert.Null(reading.Policy);
        Assert.Contains(why, reading.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        _owners.Paths[Path] = new FileFacts(0, 0xA1FF, 9, 8, 1);
        Assert.Contains("is a link", Read(GateBench.Policy).WhyNot, StringComparison.Ordinal);

        // The name led elsewhere between the look at it and the opening.
        _owners.Paths[Path] = StatedOwners.GoodFile with { Inode = 8 };
        Assert.Contains("is a link or no plain file", Read(GateBench.Policy).WhyNot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000u, 0x41EDu)]
    [InlineData(0u, 0x43FFu)]
    [InlineData(0u, 0xA1FFu)]
    public void A_folder_that_others_may_write_or_that_is_a_link_switches_everything_off(uint owner, uint mode)
    {
        _owners.Paths["/tmp"] = new FileFacts(owner, mode, 3, 8, 1);

        Assert.Contains("The folder /tmp must be root's", Read(GateBench.Policy).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_found_out_is_a_doubt()
    {
        _owners.Opened = null;
        Assert.Contains("cannot be found out who owns", Read(GateBench.Policy).WhyNot, StringComparison.Ordinal);

        _owners.Paths["/tmp"] = null;
        Assert.Contains("cannot be found out who owns /tmp", Read(GateBench.Policy).WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_nothing_is_allowed()
    {
        Assert.Contains("nothing is allowed", new ActionPolicyFile(Path, _owners).Read().WhyNot, StringComparison.Ordinal);
        Assert.Contains("nothing is allowed", new ActionPolicyFile("/nowhere/at/all/x.json", new FileOwners()).Read().WhyNot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is no JSON")]
    [InlineData("{", "is no JSON")]
    [InlineData("[]", "an object is needed")]
    [InlineData("""{"allow": []} {"allow": ["reboot"]}""", "no JSON")]
    [InlineData("""{"alow": ["reboot"]}""", "'alow' is not known; did you mean 'allow'?")]
    [InlineData("""{"allow": "reboot"}""", "'allow' must be a list of")]
    [InlineData("""{"allow": ["reboot", 1]}""", "'allow' must be a list of")]
    [InlineData("""{"allow": ["shell"]}""", "'shell' in 'allow' is not known")]
    [InlineData("""{"allow": ["reboot"]}""", "'ranges' must say")]
    [InlineData("""{"allow": ["reboot"], "allow": [], "ranges": []}""", "'allow' stands there twice")]
    [InlineData("""{"ranges": ["10.0.0.1/24"]}""", "'10.0.0.1/24' in 'ranges' is no network")]
    [InlineData("""{"ranges": ["10.0.0.1"]}""", "is no network")]
    [InlineData("""{"ranges": "10.0.0.0/24"}""", "'ranges' must be a list")]
    [InlineData("""{"most_per_hour": 0}""", "'most_per_hour' must be")]
    [InlineData("""{"most_per_hour": "20"}""", "'most_per_hour' must be")]
    [InlineData("""{"most_per_hour": 20.5}""", "'most_per_hour' must be")]
    [InlineData("""{"most_at_once": 17}""", "'most_at_once' must be")]
    [InlineData("""{"seconds_between": -1}""", "'seconds_between' must be")]
    [InlineData("""{"pools": ["pool.example"]}""", "'pools' must be a list")]
    [InlineData("""{"pools": [{"url": "stratum+tcp://a.example:1", "worker": "x"}]}""", "'pools' must be a list")]
    [InlineData("""{"pools": [{"workers": "x"}]}""", "'pools' must be a list")]
    [InlineData("""{"allow": ["pool"], "ranges": ["10.0.0.0/24"]}""", "'pools' must name the pools")]
    public void Whatever_is_wrong_with_it_switches_everything_off_and_is_named(string json, string why)
    {
        PolicyReading reading = Read(json);

        Assert.Null(reading.Policy);
        Assert.Contains(why, reading.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_end_is_not_read_to_its_end() => Assert.Contains("is longer than", Read(new string(' ', 70_000)).WhyNot, StringComparison.Ordinal);

    [Theory]
    [InlineData("farm.*", "farm.1", true)]
    [InlineData("farm.*", "farm", false)]
    [InlineData("*.a.*.b", "x.a.y.b", true)]
    [InlineData("*.a.*.b", "x.a.b", false)]
    [InlineData("a*a", "a", false)]
    [InlineData("exact", "exact", true)]
    [InlineData("exact", "exact2", false)]
    public void A_pattern_of_workers_knows_the_star_alone(string pattern, string worker, bool fits) => Assert.Equal(fits, new PoolPermission("x://y", pattern).Allows(worker));

    [Fact]
    public void The_kernel_is_asked_who_owns_a_file()
    {
        File.WriteAllText(Path, "{}");
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        string link = _folder.File("link");
        File.CreateSymbolicLink(link, Path);
        var owners = new FileOwners();

        using var opened = File.OpenHandle(link);
        FileFacts file = owners.OfHandle(opened)!.Value;

        Assert.Equal(owners.OfPath(Path), file);
        Assert.True(file is { IsRegular: true, OthersMayWrite: true, IsLink: false });
        Assert.True(owners.OfPath(link) is { IsLink: true });
        Assert.True(owners.OfPath("/") is { Owner: 0, IsFolder: true });
        Assert.Null(owners.OfPath(_folder.File("missing")));
    }

    private PolicyReading Read(string json)
    {
        File.WriteAllText(Path, json);
        return new ActionPolicyFile(Path, _owners).Read();
    }

    public void Dispose() => _folder.Dispose();
}
