using Vedette.Miners.Sites;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Sites;

/// <summary>Who a miner is, wherever it is met.</summary>
public sealed class MinerDirectoryTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly MadeUpSite _site = new();

    [Fact]
    public void A_known_mac_at_another_address_is_the_same_miner_there()
    {
        Assert.Equal(Sighting.New, _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        _site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Sighting.Moved, _site.Find("10.0.0.9", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        Assert.Equal((MadeUpSite.MacA, "10.0.0.9"), (_site.Only.Key, _site.Only.Address));
        Assert.Equal(_site.Clock.GetUtcNow(), _site.Only.DiscoveredAt);
        Assert.False(_site.Directory.IsLive("10.0.0.1"));
        Assert.True(_site.Directory.IsLive("10.0.0.9"));
    }

    [Fact]
    public void A_new_mac_at_a_known_address_is_a_new_miner_and_the_old_one_is_somewhere_else()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        Assert.Equal(Sighting.New, _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacB)));
        Assert.True(_site.Of(MadeUpSite.MacA) is { IsDisplaced: true, IsOffline: true });
        Assert.False(_site.Of(MadeUpSite.MacB).IsDisplaced);

        Assert.Equal(Sighting.Moved, _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        Assert.False(_site.Of(MadeUpSite.MacA).IsDisplaced);
    }

    [Fact]
    public async Task One_that_learns_its_mac_keeps_its_record_under_the_new_key()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(null));
        Assert.Equal("ip:10.0.0.1:4028", _site.Only.Key);
        DateTimeOffset discovered = _site.Only.DiscoveredAt;

        _site.Reader.At["10.0.0.1"] = MadeUpDevice.Antminer(MadeUpSite.MacA);
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        await _site.VisitDueAsync(Stop);
        Assert.Equal((MadeUpSite.MacA, discovered), (_site.Only.Key, _site.Only.DiscoveredAt));
        Assert.Equal(MadeUpSite.MacA, _site.Only.Snapshot!.Identity.Mac);
    }

    [Fact]
    public void A_serial_is_who_it_is_until_the_mac_is_known()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(null, "SN1"));
        Assert.Equal("serial:SN1", _site.Only.Key);
        Assert.Equal(Sighting.Moved, _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA, "SN1")));
        Assert.Equal(MadeUpSite.MacA, _site.Only.Key);
        Assert.Equal(Sighting.Moved, _site.Find("10.0.0.3", MadeUpDevice.Antminer(null, "SN1")));
        Assert.Equal((MadeUpSite.MacA, "10.0.0.3"), (_site.Only.Key, _site.Only.Address));
    }

    [Fact]
    public void A_look_without_the_mac_does_not_make_another_miner()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        Assert.Equal(Sighting.Known, _site.Find("10.0.0.1", MadeUpDevice.Antminer(null)));
        Assert.Equal(MadeUpSite.MacA, _site.Only.Key);
    }

    [Fact]
    public async Task A_read_without_the_mac_may_name_the_model_otherwise_and_an_identification_may_not()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        MinerIdentity otherwise = MadeUpDevice.Identify("antminer", null) with { Model = "Antminer S21" };
        _site.Reader.At["10.0.0.1"] = MadeUpDevice.Antminer(MadeUpSite.MacA) with { ReadIdentity = otherwise };
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        await _site.VisitDueAsync(Stop);
        Assert.Equal(MadeUpSite.MacA, _site.Only.Key);
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));

        Assert.Equal(Sighting.New, _site.Find("10.0.0.1", new MadeUpDevice(otherwise)));
        Assert.True(_site.Of(MadeUpSite.MacA).IsDisplaced);
    }

    [Fact]
    public void Another_maker_at_an_address_is_another_device_even_without_a_mac()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        Assert.Equal(Sighting.New, _site.Find("10.0.0.1", new MadeUpDevice(MadeUpDevice.Identify("whatsminer", null))));
        Assert.Equal("whatsminer", _site.Of("ip:10.0.0.1:4028").Identity.Vendor);
        Assert.True(_site.Of(MadeUpSite.MacA).IsDisplaced);

        Assert.Equal(Sighting.New, _site.Find("10.0.0.1", new MadeUpDevice(MadeUpDevice.Identify("avalon", null))));
        Assert.Equal("avalon", _site.Of("ip:10.0.0.1:4028").Identity.Vendor);
        Assert.Equal(2, _site.Directory.Miners.Count);
    }

    [Fact]
    public async Task One_that_moved_a_moment_ago_is_asked_at_its_old_address_and_then_there()
    {
        await KnowAsync("10.0.0.1", MadeUpSite.MacA);
        _site.Reader.At.Clear();
        Assert.Equal(Sighting.Contested, _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        Assert.Equal("10.0.0.1", _site.Only.Address);
        await _site.VisitDueAsync(Stop);
        Assert.Equal((MadeUpSite.MacA, "10.0.0.2"), (_site.Only.Key, _site.Only.Address));
        await _site.VisitDueAsync(Stop);
        Assert.True(_site.Only is { Misses: 0, MacAlsoAt: null, SharesMac: false });
    }

    [Fact]
    public async Task Two_that_tell_one_mac_are_two_and_stay_where_they_are()
    {
        await KnowAsync("10.0.0.1", MadeUpSite.MacA);
        Assert.Equal(Sighting.Contested, _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        await _site.VisitDueAsync(Stop);
        for (int round = 0; round < 5; round++)
        {
            await _site.RunAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5), Stop);
            Assert.Equal(("10.0.0.1", "10.0.0.2"), (_site.Of(MadeUpSite.MacA).Address, _site.Of($"{MadeUpSite.MacA}@10.0.0.2").Address));
            Assert.Equal(("10.0.0.2", "10.0.0.1"), (_site.Of(MadeUpSite.MacA).MacAlsoAt, _site.Of($"{MadeUpSite.MacA}@10.0.0.2").MacAlsoAt));
            Assert.All(_site.Directory.Miners, m => Assert.True(m is { Misses: 0, Snapshot: not null }, m.Key));
            Assert.Equal(Sighting.Known, _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA)));
            Assert.Equal(Sighting.Known, _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        }

        Assert.Equal(2, _site.Directory.Miners.Count);
    }

    [Fact]
    public async Task Two_with_one_mac_are_known_apart_after_a_restart()
    {
        await KnowAsync("10.0.0.1", MadeUpSite.MacA);
        _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA));
        await _site.VisitDueAsync(Stop);
        var next = new MadeUpSite();
        next.Directory.Restore(_site.Directory.Remember());
        Assert.Equal([MadeUpSite.MacA, $"{MadeUpSite.MacA}@10.0.0.2"], next.Directory.Miners.Select(m => m.Key).Order());
        foreach (string address in _site.Reader.At.Keys)
        {
            next.Find(address, MadeUpDevice.Antminer(MadeUpSite.MacA));
        }

        await next.VisitDueAsync(Stop);
        Assert.Equal(["10.0.0.1", "10.0.0.2"], next.Directory.Miners.OrderBy(m => m.Key).Select(m => m.Address));
    }

    [Fact]
    public async Task A_second_one_that_gets_a_mac_of_its_own_is_a_new_miner_and_nothing_is_doubtful_any_more()
    {
        await KnowAsync("10.0.0.1", MadeUpSite.MacA);
        _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA));
        await _site.VisitDueAsync(Stop);
        Assert.Equal(Sighting.New, _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacB)));
        Assert.Null(_site.Of(MadeUpSite.MacA).MacAlsoAt);
        Assert.Equal("10.0.0.2", _site.Of(MadeUpSite.MacB).Address);
        Assert.True(_site.Of($"{MadeUpSite.MacA}@10.0.0.2").IsOffline);
    }

    [Fact]
    public async Task A_second_one_that_is_met_elsewhere_by_its_serial_alone_does_not_take_the_firsts_name()
    {
        await KnowAsync("10.0.0.1", MadeUpSite.MacA);
        _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA, "SN2"));
        await _site.VisitDueAsync(Stop);
        Assert.Equal(Sighting.Moved, _site.Find("10.0.0.3", MadeUpDevice.Antminer(null, "SN2")));
        Assert.Equal(("10.0.0.1", "10.0.0.3"), (_site.Of(MadeUpSite.MacA).Address, _site.Of($"{MadeUpSite.MacA}@10.0.0.3").Address));
        Assert.Equal(2, _site.Directory.Miners.Count);
    }

    [Fact]
    public async Task Two_that_exchanged_their_addresses_are_themselves_there()
    {
        await KnowAsync("10.0.0.1", MadeUpSite.MacA);
        await KnowAsync("10.0.0.2", MadeUpSite.MacB);
        (_site.Reader.At["10.0.0.1"], _site.Reader.At["10.0.0.2"]) = (MadeUpDevice.Antminer(MadeUpSite.MacB), MadeUpDevice.Antminer(MadeUpSite.MacA));
        await _site.RunAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5), Stop);
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacB));
        await _site.RunAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(5), Stop);
        Assert.Equal(("10.0.0.2", "10.0.0.1"), (_site.Of(MadeUpSite.MacA).Address, _site.Of(MadeUpSite.MacB).Address));
        Assert.Equal(2, _site.Directory.Miners.Count);
        Assert.All(_site.Directory.Miners, m => Assert.True(m is { Misses: 0, MacAlsoAt: null }, m.Key));
    }

    [Fact]
    public async Task Whoever_tells_no_mac_at_the_old_address_is_not_the_one_who_does_elsewhere()
    {
        await KnowAsync("10.0.0.1", MadeUpSite.MacA);
        _site.Reader.At["10.0.0.1"] = MadeUpDevice.Antminer(null);
        _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA));
        await _site.VisitDueAsync(Stop);
        Assert.Equal("10.0.0.2", _site.Of(MadeUpSite.MacA).Address);
        Assert.Equal(Sighting.New, _site.Find("10.0.0.1", MadeUpDevice.Antminer(null)));
    }

    [Fact]
    public void What_was_known_by_its_address_is_no_second_miner_when_a_known_one_turns_out_to_be_there()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        _site.Find("10.0.0.2", MadeUpDevice.Antminer(null));
        _site.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(Sighting.Moved, _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        Assert.Equal("10.0.0.2", _site.Only.Address);
    }

    [Fact]
    public async Task A_second_one_that_was_known_by_its_address_keeps_its_record_under_the_new_key()
    {
        await KnowAsync("10.0.0.1", MadeUpSite.MacA);
        _site.Find("10.0.0.2", MadeUpDevice.Antminer(null));
        DateTimeOffset discovered = _site.Of("ip:10.0.0.2:4028").DiscoveredAt;
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Sighting.Contested, _site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        await _site.VisitDueAsync(Stop);
        Assert.Equal(discovered, _site.Of($"{MadeUpSite.MacA}@10.0.0.2").DiscoveredAt);
        Assert.Equal(2, _site.Directory.Miners.Count);
    }

    [Fact]
    public void The_kernels_mac_names_one_that_tells_none_and_gives_way_to_its_own()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(null), MadeUpSite.MacA);
        Assert.True(_site.Only is { Key: MadeUpSite.MacA, HasBorrowedMac: true });
        Assert.Equal(Sighting.Moved, _site.Find("10.0.0.2", MadeUpDevice.Antminer(null), MadeUpSite.MacA));
        Assert.Equal("10.0.0.2", _site.Only.Address);
        Assert.Equal(Sighting.New, _site.Find("10.0.0.2", MadeUpDevice.Antminer(null), MadeUpSite.MacB));
        Assert.Equal(2, _site.Directory.Miners.Count);

        Assert.Equal(Sighting.Renamed, _site.Find("10.0.0.2", MadeUpDevice.Antminer("02:00:00:00:00:0c"), MadeUpSite.MacB));
        Assert.False(_site.Of("02:00:00:00:00:0c").HasBorrowedMac);
    }

    [Fact]
    public void A_site_that_is_full_takes_no_more()
    {
        var site = new MadeUpSite(new MinerSiteOptions { MostMiners = 1 });
        site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        Assert.Equal(Sighting.Refused, site.Find("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacB)));
        Assert.Equal(MadeUpSite.MacA, site.Only.Key);
    }

    [Fact]
    public async Task One_that_was_not_met_for_a_month_is_forgotten()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA) with { IsSilent = true });
        await _site.RunAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10), Stop);
        Assert.True(_site.Only.IsOffline);
        _site.Directory.ForgetLost();
        Assert.Single(_site.Directory.Miners);
        _site.Clock.Advance(TimeSpan.FromDays(30));
        _site.Directory.ForgetLost();
        Assert.Empty(_site.Directory.Miners);
    }

    private async Task KnowAsync(string address, string mac)
    {
        _site.Find(address, MadeUpDevice.Antminer(mac));
        await _site.VisitDueAsync(Stop);
    }

    [Fact]
    public void Secrets_do_not_get_in()
    {
        MinerSnapshot scrubbed = SnapshotScrubbing.Scrub(new MinerSnapshot
        {
            CollectedAt = default,
            Address = "10.0.0.1",
            Identity = new MinerIdentity { Vendor = "unknown", Evidence = [new MinerEvidence("GET /", "token=abcdef0123456789abcdef")] },
            Pools = [new MinerPool { Index = 0, Url = "stratum+tcp://farm:hunter2@pool.example:3333", Worker = "kaspa:qq.12" }, new MinerPool { Index = 1, Url = "" }],
            RawReplies = ["""{"user":"farm.1","password":"hunter2"}"""],
        });
        Assert.Equal("stratum+tcp://pool.example:3333", scrubbed.Pools[0].Url);
        Assert.Equal("kaspa:qq.12", scrubbed.Pools[0].Worker);
        Assert.DoesNotContain("hunter2", scrubbed.RawReplies[0], StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef0123456789abcdef", scrubbed.Identity.Evidence[0].Marker, StringComparison.Ordinal);
    }
}
