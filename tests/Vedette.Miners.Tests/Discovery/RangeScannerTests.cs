using Vedette.Miners.Discovery;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Discovery;

public sealed class RangeScannerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly ProbeResult Silent = new(ProbeOutcome.Silent);
    private static readonly ProbeResult Refused = new(ProbeOutcome.Refused);
    private static readonly ProbeResult Open = new(ProbeOutcome.Candidate, 4028);
    private static readonly MinerIdentity Miner = new() { Vendor = "antminer" };

    private readonly ManualClock _clock = new();
    private readonly ScanProgress _progress = new();
    private readonly CollectedFindings _found = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_outcome_is_counted_and_each_open_port_told()
    {
        var probe = new ScriptedProbe((address, _) => address switch
        {
            "10.0.0.1" or "10.0.0.2" or "10.0.0.3" => Open,
            "10.0.0.4" => new ProbeResult(ProbeOutcome.Candidate, 80),
            "10.0.0.5" => Refused,
            "10.0.0.6" => new ProbeResult(ProbeOutcome.Failed, null, "no route"),
            _ => Silent,
        });
        await ScanAsync(probe, new ScriptedReader(address => address switch
        {
            "10.0.0.1" => Miner,
            "10.0.0.2" => new MinerIdentity { Vendor = "unknown" },
            "10.0.0.3" => throw new FormatException("what a reply"),
            _ => null,
        }), Request("10.0.0.0/28"));

        Assert.Equal((14, 14, 5, 1, 1, 1, 2, 0), (_progress.Hosts, _progress.Tried, _progress.Answered, _progress.Found, _progress.Unknown, _progress.SomebodyElse, _progress.Errors, _progress.Skipped));
        Assert.Equal(4, _found.All.Count);
        Assert.Equal((ScanFindingKind.Miner, Miner, 4028), (_found["10.0.0.1"].Kind, _found["10.0.0.1"].Identity, _found["10.0.0.1"].OpenPort));
        Assert.Equal(ScanFindingKind.UnknownMiner, _found["10.0.0.2"].Kind);
        Assert.Equal((ScanFindingKind.Failed, "10.0.0.3 could not be identified: what a reply"), (_found["10.0.0.3"].Kind, _found["10.0.0.3"].Error));
        Assert.Equal((ScanFindingKind.SomebodyElse, 80), (_found["10.0.0.4"].Kind, _found["10.0.0.4"].OpenPort));
    }

    [Fact]
    public async Task Silent_ones_are_tried_once_more_at_the_end_with_more_patience()
    {
        var probe = new ScriptedProbe((address, times) => address == "10.0.0.3" && times == 2 ? Open : address == "10.0.0.4" ? Refused : Silent);
        await ScanAsync(probe, new ScriptedReader(_ => Miner), Request("10.0.0.0/28"));

        (string Address, double PatienceSeconds)[] knocks = [.. probe.Knocks];
        Assert.Equal(14 + 13, knocks.Length);
        Assert.All(knocks[..14], k => Assert.Equal(1, k.PatienceSeconds));
        Assert.All(knocks[14..], k => Assert.Equal(2.5, k.PatienceSeconds));
        Assert.DoesNotContain("10.0.0.4", knocks[14..].Select(k => k.Address));
        Assert.Equal("10.0.0.3", Assert.Single(_found.All).Address);
        Assert.Equal(14, _progress.Tried);
    }

    [Fact]
    public async Task Wide_scan_tries_again_only_where_neighbours_answered()
    {
        var probe = new ScriptedProbe((address, times) => address == "10.0.1.9" && times == 2 ? Open : address == "10.0.1.8" ? Refused : Silent);
        await ScanAsync(probe, new ScriptedReader(_ => Miner), Request("10.0.0.0/22") with { Pace = ScanPace.Wide });
        Assert.Equal(255, probe.Knocks.Count(k => k.PatienceSeconds == 2.5));
        Assert.All(probe.Knocks.Where(k => k.PatienceSeconds == 2.5), k => Assert.StartsWith("10.0.1.", k.Address, StringComparison.Ordinal));
        Assert.Equal("10.0.1.9", Assert.Single(_found.All).Address);
    }

    [Fact]
    public async Task Known_and_skipped_ones_are_not_knocked_at()
    {
        var probe = new ScriptedProbe((_, _) => Refused);
        await ScanAsync(probe, new ScriptedReader(_ => Miner), Request("10.0.0.0/28", "10.0.0.14") with { KnownLive = ["10.0.0.1", "10.9.9.9"], Skipped = ["10.0.0.2"] });
        Assert.Equal(Enumerable.Range(3, 11).Select(n => $"10.0.0.{n}"), probe.Knocks.Select(k => k.Address).OrderBy(a => int.Parse(a[7..])));
        Assert.Equal((13, 2, 11), (_progress.Hosts, _progress.Skipped, _progress.Tried));
    }

    [Fact]
    public async Task Neighbours_come_first_and_lend_their_mac()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("net"));
        await File.WriteAllTextAsync(folder.File("net/arp"), "IP address HW type Flags HW address Mask Device\n10.0.0.200 0x1 0x2 aa:bb:cc:dd:ee:01 * eth0\n10.5.0.1 0x1 0x2 aa:bb:cc:dd:ee:02 * eth0\n", Stop);
        var probe = new ScriptedProbe((address, _) => address == "10.0.0.200" ? Open : Refused);
        await ScanAsync(probe, new ScriptedReader(_ => Miner), Request("10.0.0.0/24") with { Neighbours = new NeighbourTable(folder.Path) });
        Assert.Equal("10.0.0.200", probe.Knocks.First().Address);
        Assert.Equal(254, probe.Knocks.Count);
        Assert.Equal("aa:bb:cc:dd:ee:01", _found["10.0.0.200"].NeighbourMac);
    }

    [Fact]
    public async Task Order_is_shuffled_by_the_seed()
    {
        var first = new ScriptedProbe((_, _) => Refused);
        var second = new ScriptedProbe((_, _) => Refused);
        await ScanAsync(first, new ScriptedReader(_ => Miner), Request("10.0.0.0/24") with { Random = new Random(5) });
        await ScanAsync(second, new ScriptedReader(_ => Miner), Request("10.0.0.0/24") with { Random = new Random(5) });
        Assert.Equal(first.Knocks, second.Knocks);
        Assert.NotEqual(Enumerable.Range(1, 254).Select(n => $"10.0.0.{n}"), first.Knocks.Select(k => k.Address));
    }

    [Fact]
    public async Task Dark_blocks_rest_and_blocks_of_known_miners_do_not()
    {
        var dead = new DeadRanges(_clock);
        ScanRequest request = Request("10.0.0.0/22") with { DeadRanges = dead, KnownLive = ["10.0.2.5"] };
        for (int i = 0; i < 2; i++)
        {
            await ScanAsync(new ScriptedProbe((address, _) => address == "10.0.1.1" ? Refused : Silent), new ScriptedReader(_ => Miner), request);
            _clock.Advance(TimeSpan.FromSeconds(300));
        }

        Assert.Equal(2, dead.Count);
        var third = new ScriptedProbe((_, _) => Silent);
        await ScanAsync(third, new ScriptedReader(_ => Miner), request);
        Assert.Equal(["10.0.1", "10.0.2"], third.Knocks.Select(k => k.Address[..6]).Distinct().Order());
    }

    [Fact]
    public async Task Blocks_that_could_not_be_asked_are_not_taken_for_dark()
    {
        var dead = new DeadRanges(_clock);
        for (int i = 0; i < 3; i++)
        {
            await ScanAsync(new ScriptedProbe((_, _) => new ProbeResult(ProbeOutcome.Failed, null, "no route")), new ScriptedReader(_ => Miner), Request("10.0.0.0/28") with { DeadRanges = dead });
            _clock.Advance(TimeSpan.FromSeconds(300));
        }

        Assert.Equal(0, dead.Count);
        Assert.Contains("no route", _progress.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_hosts_are_in_flight_than_the_pace_says()
    {
        var gate = new TaskCompletionSource();
        var probe = new ScriptedProbe((_, _) => Silent) { Gate = gate.Task };
        Task scan = ScanAsync(probe, new ScriptedReader(_ => Miner), Request("10.0.0.0/22"));
        Assert.Equal(ScanPace.Gentle.HostsInFlight, probe.Knocks.Count);
        gate.SetResult();
        await scan;
        Assert.Equal(ScanPace.Gentle.HostsInFlight, probe.MostInFlight);
        Assert.Equal(1022, _progress.Tried);
    }

    [Fact]
    public async Task Slow_device_holds_nobody_up_and_ends_at_its_deadline()
    {
        var probe = new ScriptedProbe((_, _) => Open);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = new ScriptedReader((address, _) =>
        {
            if (address != "10.0.0.7")
            {
                return Task.FromResult<MinerIdentity?>(Miner);
            }

            asked.TrySetResult();
            return new TaskCompletionSource<MinerIdentity?>().Task;
        });
        Task scan = ScanAsync(probe, reader, Request("10.0.0.0/24"));
        await _found.ReachAsync(253);

        // Its time runs from the question on; the others may be through before anybody asked it.
        await asked.Task.WaitAsync(Limit, Stop);
        Assert.False(scan.IsCompleted);
        _clock.Advance(ScanPace.Gentle.IdentifyWithin);
        await scan.WaitAsync(Limit, Stop);
        Assert.Equal((ScanFindingKind.Failed, "10.0.0.7 did not say within 10 s what it is."), (_found["10.0.0.7"].Kind, _found["10.0.0.7"].Error));
        Assert.Equal((253, 1), (_progress.Found, _progress.Errors));
    }

    [Fact]
    public async Task No_more_devices_are_asked_at_once_than_the_pace_says()
    {
        int asked = 0;
        int most = 0;
        var gate = new TaskCompletionSource();
        var reader = new ScriptedReader(async (_, _) =>
        {
            most = Math.Max(Volatile.Read(ref most), Interlocked.Increment(ref asked));
            await gate.Task;
            Interlocked.Decrement(ref asked);
            return Miner;
        });
        Task scan = ScanAsync(new ScriptedProbe((_, _) => Open), reader, Request("10.0.0.0/24"));
        gate.SetResult();
        await scan;
        Assert.InRange(most, 1, ScanPace.Gentle.IdentificationsInFlight);
        Assert.Equal(254, _progress.Found);
    }

    [Fact]
    public async Task Cancelled_scan_ends_at_once_and_leaves_nothing_running()
    {
        using var stop = new CancellationTokenSource();
        var probe = new ScriptedProbe((_, _) => Silent) { Gate = new TaskCompletionSource().Task };
        using var scanner = new RangeScanner(new ScriptedReader(_ => Miner), a => new AddressOnly(a), probe, _clock);
        Task scan = scanner.ScanAsync(Request("10.0.0.0/16"), _progress, _found, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan);
        Assert.Equal(ScanPace.Gentle.HostsInFlight, probe.Knocks.Count);

        var next = new ScriptedProbe((_, _) => Refused);
        await ScanAsync(next, new ScriptedReader(_ => Miner), Request("10.0.0.0/28"));
        Assert.Equal(14, next.Knocks.Count);
    }

    [Fact]
    public async Task Cancelled_while_devices_are_asked_ends_at_once()
    {
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reader = new ScriptedReader((_, _) =>
        {
            asked.TrySetResult();
            return new TaskCompletionSource<MinerIdentity?>().Task;
        });
        using var scanner = new RangeScanner(reader, a => new AddressOnly(a), new ScriptedProbe((_, _) => Open), _clock);
        Task scan = scanner.ScanAsync(Request("10.0.0.0/24"), _progress, _found, stop.Token);
        await asked.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan);
        Assert.Empty(_found.All);
    }

    private static ScanRequest Request(string range, params string[] exclude)
    {
        Assert.True(AddressRange.TryParse(range, exclude, AddressRangeAllowances.None, out AddressRange? parsed, out string? error), error);
        return new ScanRequest(parsed) { Random = new Random(1) };
    }

    private async Task ScanAsync(ScriptedProbe probe, IMinerReader reader, ScanRequest request)
    {
        using var scanner = new RangeScanner(reader, a => new AddressOnly(a), probe, _clock);
        await scanner.ScanAsync(request, _progress, _found, Stop);
    }
}
