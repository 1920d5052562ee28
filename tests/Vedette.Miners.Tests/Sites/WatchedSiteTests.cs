using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;
using Vedette.Miners.Sites;
using Vedette.MinerSimulator;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Sites;

/// <summary>A site as it is composed in the agent, over real sockets against recorded devices on loopback. Needs root for the ports below 1024.</summary>
public sealed class WatchedSiteTests
{
    private static readonly string Devices = RepositoryRoot.File("tests/Vedette.MinerSimulator/Devices");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly KeptInMemory _memory = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recorded_devices_are_found_read_and_known_after_a_restart()
    {
        await using SimulatedSite devices = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.27.0.1", Count = 17 });
        using RangeScanner scanner = Scanner(out MinerReader reader, out MinerConnections connections, PatientClock.Instance);
        MinerSite first = Site("127.27.0.0/27", scanner, reader, connections, PatientClock.Instance);
        await first.ScanAsync(Stop);
        await PollUntilAsync(first, () => first.Miners.All(m => m.Snapshot is not null));
        Assert.Equal(devices.Miners.Select(m => m.Address).Order(), first.Miners.Select(m => m.Address).Order());
        Assert.Equal(devices.Miners.Count, first.Miners.Select(m => m.Key).Distinct().Count());
        Assert.Equal(0, first.Counts.Count(PollResult.Failed));

        _memory.Save(first.Miners.Select(Remembered).ToList());
        MinerSite second = Site("127.27.0.0/27", scanner, reader, connections, PatientClock.Instance);
        await second.PollOnceAroundAsync(Limit, Stop);
        Assert.Equal(first.Miners.Select(m => m.Key).Order(), second.Miners.Select(m => m.Key).Order());
        Assert.All(second.Miners, m => Assert.True(m.Snapshot is not null, $"{m.Address} was not read."));
    }

    [Fact]
    public async Task A_device_that_goes_dark_is_offline_after_three_polls_and_back_with_the_next_scan()
    {
        await using SimulatedSite devices = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.28.0.1", Count = 2, Recordings = ["bitmain-s19pro-stock-20221206"] });
        using RangeScanner scanner = Scanner(out MinerReader reader, out MinerConnections connections);
        MinerSite site = Site("127.28.0.0/29", scanner, reader, connections);
        await site.ScanAsync(Stop);
        await PollUntilAsync(site, () => site.Miners.All(m => m.Snapshot is not null));
        await devices.Miners[0].SetPresenceAsync(MinerPresence.Dark);
        await PollUntilAsync(site, () => site.Miners.Any(m => m.IsOffline));
        Assert.Equal("127.28.0.1", Assert.Single(site.Miners, m => m.IsOffline).Address);
        await devices.Miners[0].SetPresenceAsync(MinerPresence.Online);
        await PollUntilAsync(site, () => !site.Miners.Any(m => m.IsOffline));
        Assert.Equal(2, site.Miners.Count);
    }

    [Fact]
    public async Task A_cloned_mac_is_two_miners_scan_after_scan()
    {
        string recording = "canaan-avalon1566-24102401";
        // The same seed and number make the same MAC.
        await using SimulatedSite first = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.129.0.1", Count = 1, Recordings = [recording] });
        await using SimulatedSite second = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.129.0.2", Count = 1, Recordings = [recording] });
        using RangeScanner scanner = Scanner(out MinerReader reader, out MinerConnections connections);
        var options = new MinerSiteOptions { Ranges = [LoopbackRange("127.129.0.0/29")], PollInterval = TimeSpan.FromSeconds(5), ScanInterval = TimeSpan.FromTicks(1), DeviceDeadline = TimeSpan.FromSeconds(20) };
        var site = new MinerSite(options, new SiteParts(reader, connections.Open, scanner.ScanAsync, _memory, null), TimeProvider.System);
        for (int round = 0; round < 3; round++)
        {
            await site.ScanAsync(Stop);
            await PollUntilAsync(site, () => site.Miners.Count == 2 && site.Miners.All(m => m is { Snapshot: not null, Misses: 0, MacAlsoAt: not null }));
            Assert.Equal(["127.129.0.1", "127.129.0.2"], site.Miners.Select(m => m.Address).Order());
        }

        SiteMiner own = Assert.Single(site.Miners, m => !m.SharesMac);
        SiteMiner shared = Assert.Single(site.Miners, m => m.SharesMac);
        Assert.Equal((own.Identity.Mac, $"{own.Key}@{shared.Address}", shared.Address, own.Address), (own.Key, shared.Key, own.MacAlsoAt, shared.MacAlsoAt));
        await second.Miners[0].SetPresenceAsync(MinerPresence.Dark);
        await PollUntilAsync(site, () => site.Miners.All(m => m.MacAlsoAt is null));
        Assert.Equal(2, site.Miners.Count);
    }

    [Fact]
    public async Task A_button_is_heard_while_a_scan_is_under_way()
    {
        await using SimulatedSite devices = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.130.0.1", Count = 1, Recordings = ["bitmain-s19pro-stock-20221206"] });
        using RangeScanner scanner = Scanner(out MinerReader reader, out MinerConnections connections);
        var held = new TaskCompletionSource();
        var parts = new SiteParts(reader, connections.Open, async (_, _, _, stop) => await held.Task.WaitAsync(stop), _memory, null) { Look = (address, stop) => scanner.LookAsync(address, null, stop) };
        var site = new MinerSite(new MinerSiteOptions { Ranges = [LoopbackRange("127.130.0.0/29")] }, parts, TimeProvider.System);
        Task scanning = site.ScanAsync(Stop);
        Assert.Equal(ReportResult.NoMiner, await site.HearAsync("127.130.0.3", Stop));
        Assert.Equal(ReportResult.Miner, await site.HearAsync("127.130.0.1", Stop));
        Assert.False(scanning.IsCompleted);
        await PollUntilAsync(site, () => site.Miners.All(m => m.Snapshot is not null));
        Assert.Equal("antminer", Assert.Single(site.Miners).Identity.Vendor);
        held.SetResult();
        await scanning;
    }

    private static RememberedMiner Remembered(SiteMiner miner) => new()
    {
        Address = miner.Address,
        Port = miner.Port,
        Vendor = miner.Identity.Vendor,
        Model = miner.Identity.Model,
        Mac = miner.Identity.Mac,
        Serial = miner.Identity.Serial,
        FirmwareFamily = miner.Identity.FirmwareFamily,
    };

    /// <param name="clock">Of the talks with devices; null where one of them is to be given up in time.</param>
    private static RangeScanner Scanner(out MinerReader reader, out MinerConnections connections, TimeProvider? clock = null)
    {
        Assert.True(Environment.IsPrivilegedProcess, "Simulated miners listen on port 80; run this test as root.");
        var options = new MinerConnectionOptions();
        reader = new MinerReader(options, TimeProvider.System);
        connections = new MinerConnections(options, clock ?? TimeProvider.System);
        return new RangeScanner(reader, connections.Open, PatientClock.Instance);
    }

    private MinerSite Site(string range, RangeScanner scanner, MinerReader reader, MinerConnections connections, TimeProvider? clock = null)
    {
        var options = new MinerSiteOptions { Ranges = [LoopbackRange(range)], PollInterval = TimeSpan.FromSeconds(1), DeviceDeadline = TimeSpan.FromSeconds(20) };
        return new MinerSite(options, new SiteParts(reader, connections.Open, scanner.ScanAsync, _memory, null), clock ?? TimeProvider.System);
    }

    private static AddressRange LoopbackRange(string text) =>
        AddressRange.TryParse(text, [], AddressRangeAllowances.Loopback, out AddressRange? parsed, out string? error) ? parsed : throw new ArgumentException(error, nameof(text));

    // Each step waits for what comes next; the limit is for a machine that does a lot besides.
    private static async Task PollUntilAsync(MinerSite site, Func<bool> isSo)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, Told(site));
            await site.PollAsync(Stop);
        }
    }

    private static string Told(MinerSite site)
    {
        IEnumerable<string> unread = site.Miners.Where(m => m.Snapshot is null || m.Misses > 0).Select(m => $"{m.Key} at {m.Address}, {m.Identity.Vendor} {m.Identity.Model} {m.Identity.FirmwareFamily}, {m.Misses} misses");
        return $"{string.Join("; ", unread)}. {string.Join(", ", Enum.GetValues<PollResult>().Select(r => $"{r} {site.Counts.Count(r)}"))}";
    }
}
