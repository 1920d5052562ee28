using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;
using Vedette.Miners.Tests.Discovery;
using Vedette.MinerSimulator;
using Vedette.MinerSimulator.Recordings;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Simulator;

/// <summary>The scanner over real sockets against recorded devices on loopback. Needs root for the ports below 1024.</summary>
public sealed class ScannedSiteTests
{
    private static readonly string Devices = RepositoryRoot.File("tests/Vedette.MinerSimulator/Devices");

    private readonly ScanProgress _progress = new();
    private readonly CollectedFindings _found = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_recorded_device_is_a_candidate_and_knocked_at_with_one_socket_at_a_time()
    {
        await using SimulatedSite site = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.21.0.1", Count = 34 });
        await ScanAsync("127.21.0.0/26", []);
        Assert.Equal(site.Miners.Select(m => m.Address).Order(), _found.All.Select(f => f.Address).Order());
        Assert.Equal((62, 62), (_progress.Tried, _progress.Answered));   // Loopback refuses where nobody is.
        Assert.All(site.Miners, m => Assert.All(m.Connections, c => Assert.True(c.Value.MostAtOnce <= 1, $"{m}: {c.Value.MostAtOnce} at once on port {c.Key}.")));
        Assert.All(site.Miners, m => Assert.True(_found[m.Address].Kind == ScanFindingKind.Miner, $"{m}: {_found[m.Address]}"));
    }

    [Fact]
    public async Task Printer_is_somebody_else_and_a_dark_host_nobody()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("printer.json"), """{"_meta":{"vendor":"Printer"},"http":{"GET /":{"status":200,"headers":{"Content-Type":"text/html"},"body":"<title>LaserJet</title>"}}}""", Stop);
        await using SimulatedSite site = await SimulatedSite.StartAsync(new SimulatedSiteOptions(folder.Path) { First = "127.22.0.1", Count = 2 });
        await site["127.22.0.2"].SetPresenceAsync(MinerPresence.Dark);
        await ScanAsync("127.22.0.1-127.22.0.2", []);
        Assert.Equal((ScanFindingKind.SomebodyElse, 80), (Assert.Single(_found.All).Kind, _found["127.22.0.1"].OpenPort));
        Assert.Equal((2, 1, 0), (_progress.Tried, _progress.Answered, _progress.Errors));
    }

    [Fact]
    public async Task Device_that_was_dark_at_the_first_knock_is_found_at_the_second()
    {
        await using SimulatedSite site = await StartAsync("127.23.0.1", 1);
        SimulatedMiner late = site.Miners[0];
        await late.SetPresenceAsync(MinerPresence.Dark);
        Task scan = ScanAsync("127.23.0.1", []);
        await late.SetPresenceAsync(MinerPresence.Online);
        await scan;
        Assert.Equal(ScanFindingKind.Miner, Assert.Single(_found.All).Kind);
    }

    [Fact]
    public async Task Scan_that_waits_for_a_dark_host_ends_at_once_when_it_is_cancelled()
    {
        await using SimulatedSite site = await StartAsync("127.26.0.1", 1);
        await site.Miners[0].SetPresenceAsync(MinerPresence.Dark);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Assert.True(AddressRange.TryParse("127.26.0.1", [], AddressRangeAllowances.Loopback, out AddressRange? range, out _));
        var clock = new ManualClock();   // Whose patience never ends: only the cancellation can end this scan.
        using var scanner = new RangeScanner(new ScriptedReader(_ => null), address => new AddressOnly(address), clock);
        Task scan = scanner.ScanAsync(new ScanRequest(range), _progress, _found, stop.Token);
        Assert.False(scan.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan);
    }

    [Fact]
    public async Task Known_miner_gets_no_connection_from_a_scan()
    {
        await using SimulatedSite site = await StartAsync("127.24.0.1", 2);
        await ScanAsync("127.24.0.1-127.24.0.2", ["127.24.0.1"]);
        Assert.Equal("127.24.0.2", Assert.Single(_found.All).Address);
        Assert.All(site["127.24.0.1"].Connections.Values, c => Assert.Equal(0, c.Total));
    }

    [Fact]
    public async Task Devices_that_hang_up_or_send_nonsense_leave_the_others_to_be_found()
    {
        await using SimulatedSite site = await StartAsync("127.25.0.1", 4);
        site["127.25.0.1"].Fault = MinerFault.HangsUp;
        site["127.25.0.2"].Fault = MinerFault.CutReply;
        site["127.25.0.3"].Fault = MinerFault.OneClientAtATime;
        await ScanAsync("127.25.0.0/29", []);
        Assert.Equal(4, _found.All.Count);
        Assert.Equal(ScanFindingKind.SomebodyElse, _found["127.25.0.1"].Kind);
        Assert.Equal(ScanFindingKind.Miner, _found["127.25.0.3"].Kind);
        Assert.Equal(ScanFindingKind.Miner, _found["127.25.0.4"].Kind);
    }

    private static Task<SimulatedSite> StartAsync(string first, int count) =>
        SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = first, Count = count, Recordings = ["bitmain-s19pro-stock-20221206"] });

    private async Task ScanAsync(string range, string[] known)
    {
        Assert.True(Environment.IsPrivilegedProcess, "Simulated miners listen on port 80; run this test as root.");
        Assert.True(AddressRange.TryParse(range, [], AddressRangeAllowances.Loopback, out AddressRange? parsed, out string? error), error);
        var options = new MinerConnectionOptions();
        var connections = new MinerConnections(options, PatientClock.Instance);
        using var scanner = new RangeScanner(new MinerReader(options, PatientClock.Instance), connections.Open, PatientClock.Instance);
        await scanner.ScanAsync(new ScanRequest(parsed) { KnownLive = known, Random = new Random(1) }, _progress, _found, Stop);
    }
}
