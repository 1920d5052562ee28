using System.Collections.Concurrent;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Sites;

/// <summary>Scans, polls and memory of a site together.</summary>
public sealed class MinerSiteTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly ManualClock _clock = new();
    private readonly MadeUpReader _reader = new();
    private readonly KeptInMemory _memory = new();
    private readonly ConcurrentQueue<ScanRequest> _scans = [];
    private readonly List<string> _looks = [];
    private Action<ScanRequest, ScanProgress, IProgress<ScanFinding>> _scan = (_, _, _) => { };

    [Fact]
    public async Task A_scan_finds_miners_that_are_then_polled_and_left_out_of_the_next_scan()
    {
        MinerSite site = Site("10.0.0.0/24");
        Put("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        _scan = ReportAll;
        DateTimeOffset began = _clock.GetUtcNow();
        await site.ScanAsync(Stop);
        await PollAsync(site);
        SiteMiner miner = Assert.Single(site.Miners);
        Assert.NotNull(miner.Snapshot);
        SiteRange range = Assert.Single(site.Ranges);
        Assert.Equal((SiteRangeState.Idle, 1, 1, 0, 0), (range.State, range.Miners, range.New, range.Moved, range.Gone));
        Assert.Equal(began + TimeSpan.FromMinutes(5), range.NextAt);

        _clock.Advance(TimeSpan.FromMinutes(4));
        await site.ScanAsync(Stop);
        Assert.Single(_scans);
        _clock.Advance(TimeSpan.FromSeconds(59));
        await site.ScanAsync(Stop);
        Assert.Equal(2, _scans.Count);
        Assert.Equal(["10.0.0.1"], _scans.Last().KnownLive);
    }

    [Fact]
    public async Task Moves_and_losses_are_counted_by_range()
    {
        MinerSite site = Site("10.0.0.0/24", "10.0.1.0/24");
        Put("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        Put("10.0.0.2", MadeUpDevice.Antminer(MadeUpSite.MacB));
        _scan = ReportAll;
        await site.ScanAsync(Stop);
        _reader.At.Clear();
        Put("10.0.1.7", MadeUpDevice.Antminer(MadeUpSite.MacA));
        _clock.Advance(TimeSpan.FromMinutes(5));
        await site.ScanAsync(Stop);
        Assert.Equal([1, 1], site.Ranges.Select(r => r.Miners));
        Assert.Equal((0, 1), (site.Ranges[0].Moved, site.Ranges[1].Moved));
        _clock.Advance(TimeSpan.FromMinutes(5));
        await site.ScanAsync(Stop);
        Assert.Equal(1, site.Ranges[0].Gone);
    }

    [Fact]
    public async Task Printers_are_left_alone_for_an_hour()
    {
        MinerSite site = Site("10.0.0.0/24");
        _scan = (_, _, found) => found.Report(new ScanFinding("10.0.0.80", ScanFindingKind.SomebodyElse) { OpenPort = 80 });
        await site.ScanAsync(Stop);
        Assert.Empty(site.Miners);
        _scan = (_, _, _) => { };
        for (int minutes = 5; minutes < 60; minutes += 5)
        {
            _clock.Advance(TimeSpan.FromMinutes(5));
            await site.ScanAsync(Stop);
            Assert.Equal(["10.0.0.80"], _scans.Last().Skipped);
        }

        _clock.Advance(TimeSpan.FromMinutes(5));
        await site.ScanAsync(Stop);
        Assert.Empty(_scans.Last().Skipped);
    }

    [Fact]
    public async Task A_range_that_cannot_be_scanned_says_so_and_the_others_are_scanned()
    {
        MinerSite site = Site("10.0.0.0/24", "10.0.1.0/24");
        _scan = (request, progress, found) =>
        {
            if (request.Range.Text == "10.0.0.0/24")
            {
                throw new InvalidOperationException("no more sockets");
            }

            ReportAll(request, progress, found);
        };
        Put("10.0.1.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        await Assert.ThrowsAsync<IOException>(() => site.ScanAsync(Stop));
        Assert.Equal("InvalidOperationException: no more sockets", Assert.Single(site.Ranges[0].Errors));
        Assert.Equal(1, site.Ranges[1].Miners);
        await site.ScanAsync(Stop);
        Assert.Equal(2, _scans.Count);
    }

    [Fact]
    public async Task A_restart_begins_with_polls_of_those_that_are_known()
    {
        MinerSite first = Site("10.0.0.0/24");
        Put("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        Put("10.0.0.2", MadeUpDevice.Antminer(null, "SN2") with { IsSilent = true });
        _scan = ReportAll;
        await first.ScanAsync(Stop);
        for (int i = 0; i < 8; i++)
        {
            await PollAsync(first);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        await PollAsync(first);
        Assert.Equal([MadeUpSite.MacA, "serial:SN2"], _memory.Kept.Select(m => m.Mac ?? $"serial:{m.Serial}"));
        _reader.Reads.Clear();
        _reader.Identifications.Clear();

        MinerSite second = Site("10.0.0.0/24");
        Assert.True(second.Miners.Single(m => m.Key == "serial:SN2").IsOffline);
        Assert.Equal(first.Miners.Single(m => m.Key == MadeUpSite.MacA).DiscoveredAt, second.Miners.Single(m => m.Key == MadeUpSite.MacA).DiscoveredAt);
        await EndAsync(second.PollOnceAroundAsync(TimeSpan.FromSeconds(20), Stop));
        Assert.Equal("10.0.0.1", Assert.Single(_reader.Reads));
        Assert.Equal("10.0.0.2", Assert.Single(_reader.Identifications));
        Assert.NotNull(second.Miners.Single(m => m.Key == MadeUpSite.MacA).Snapshot);
        Assert.Single(_scans);
    }

    [Fact]
    public async Task At_most_so_many_are_asked_at_a_time_and_none_twice()
    {
        MinerSite site = Site("10.0.0.0/24");
        for (int i = 1; i <= 100; i++)
        {
            Put($"10.0.0.{i}", MadeUpDevice.Antminer($"02:00:00:00:01:{i:x2}"));
        }

        _scan = ReportAll;
        await site.ScanAsync(Stop);
        var gate = new TaskCompletionSource();
        _reader.Gate = gate.Task;
        for (int i = 0; i < 3; i++)
        {
            await PollAsync(site);
        }

        Assert.Equal(32, _reader.MostAtOnce);
        gate.SetResult();
        for (int i = 0; i < 10; i++)
        {
            await PollAsync(site);
        }

        Assert.All(site.Miners, m => Assert.NotNull(m.Snapshot));
        Assert.Equal(32, _reader.MostAtOnce);
        Assert.False(_reader.AskedTwiceAtOnce);
    }

    [Fact]
    public async Task What_did_not_change_is_not_written_again()
    {
        MinerSite site = Site("10.0.0.0/24");
        Put("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        _scan = ReportAll;
        await site.ScanAsync(Stop);
        for (int i = 0; i < 600; i++)
        {
            await PollAsync(site);
        }

        Assert.Equal(1, _memory.Saves);
    }

    [Fact]
    public async Task A_pressed_button_has_the_site_look_at_once_and_believe_the_device_alone()
    {
        MinerSite site = Site("10.0.0.0/24");
        Put("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        Assert.Equal(ReportResult.Miner, await site.HearAsync("10.0.0.1", Stop));
        SiteMiner miner = Assert.Single(site.Miners);
        Assert.Equal((MadeUpSite.MacA, DiscoveryPath.IpReport), (miner.Key, miner.DiscoveredBy));
        Assert.Empty(_scans);
        await PollAsync(site);
        Assert.NotNull(Assert.Single(site.Miners).Snapshot);
        Assert.Equal(DiscoveryPath.IpReport, Assert.Single(site.Miners).DiscoveredBy);
    }

    [Fact]
    public async Task Only_the_ranges_count_and_each_address_once_in_a_while()
    {
        MinerSite site = Site("10.0.0.0/24");
        Put("10.0.1.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        Assert.Equal(ReportResult.Outside, await site.HearAsync("10.0.1.1", Stop));
        Assert.Equal(ReportResult.Outside, await site.HearAsync("169.254.169.254", Stop));
        Assert.Equal(ReportResult.NoMiner, await site.HearAsync("10.0.0.9", Stop));
        Assert.Equal(ReportResult.Repeated, await site.HearAsync("10.0.0.9", Stop));
        Assert.Equal(["10.0.0.9"], _looks);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Put("10.0.0.9", MadeUpDevice.Antminer(MadeUpSite.MacB));
        Assert.Equal(ReportResult.Miner, await site.HearAsync("10.0.0.9", Stop));
        Assert.Equal((2, 1, 1, 1), (site.ReportCount(ReportResult.Outside), site.ReportCount(ReportResult.NoMiner), site.ReportCount(ReportResult.Repeated), site.ReportCount(ReportResult.Miner)));
    }

    [Fact]
    public async Task A_button_ends_the_wait_of_an_offline_miner_and_tells_where_it_is_now()
    {
        MinerSite site = Site("10.0.0.0/24");
        Put("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        _scan = ReportAll;
        await site.ScanAsync(Stop);
        Assert.Equal(DiscoveryPath.Scan, Assert.Single(site.Miners).DiscoveredBy);
        _reader.At.Clear();
        for (int i = 0; i < 8; i++)
        {
            await PollAsync(site);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        await PollAsync(site);
        Assert.True(Assert.Single(site.Miners).IsOffline);
        Put("10.0.0.7", MadeUpDevice.Antminer(MadeUpSite.MacA));
        await site.HearAsync("10.0.0.7", Stop);
        await PollAsync(site);
        SiteMiner miner = Assert.Single(site.Miners);
        Assert.Equal((false, "10.0.0.7", DiscoveryPath.IpReport), (miner.IsOffline, miner.Address, miner.DiscoveredBy));
    }

    private void Put(string address, MadeUpDevice device) => _reader.At[address] = device;

    private void ReportAll(ScanRequest request, ScanProgress progress, IProgress<ScanFinding> found)
    {
        progress.Begin(254, 0);
        foreach ((string address, MadeUpDevice device) in _reader.At.Where(d => request.Range.Contains(d.Key)))
        {
            progress.Knocked();
            found.Report(new ScanFinding(address, ScanFindingKind.Miner) { Identity = device.Identity, OpenPort = 4028 });
        }
    }

    private MinerSite Site(params string[] ranges)
    {
        var options = new MinerSiteOptions { Ranges = [.. ranges.Select(MadeUpSite.Range)] };
        return new MinerSite(options, new SiteParts(_reader, address => new MadeUpConnection(address), ScanAsync, _memory, null) { Look = LookAsync }, _clock);
    }

    private Task<ScanFinding?> LookAsync(string address, CancellationToken stop)
    {
        _looks.Add(address);
        return Task.FromResult(_reader.At.TryGetValue(address, out MadeUpDevice? device) ? new ScanFinding(address, ScanFindingKind.Miner) { Identity = device.Identity, OpenPort = 4028 } : null);
    }

    private Task ScanAsync(ScanRequest request, ScanProgress progress, IProgress<ScanFinding> found, CancellationToken stop)
    {
        _scans.Enqueue(request);
        _scan(request, progress, found);
        return Task.CompletedTask;
    }

    // A step of the polls waits a second at most.
    private Task PollAsync(MinerSite site) => EndAsync(site.PollAsync(Stop));

    private async Task EndAsync(Task step)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        await step.WaitAsync(TimeSpan.FromSeconds(30), Stop);
    }
}
