using Vedette.Agent.Miners;
using Vedette.Miners.Discovery;

namespace Vedette.Agent.Tests.Miners;

public sealed class OneShotScanTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_found_is_read_and_listed_by_address()
    {
        using OneShotScan scan = Scan(found =>
        {
            found.Report(Finding("10.0.0.20", ScanFindingKind.Miner));
            found.Report(Finding("10.0.0.3", ScanFindingKind.Miner));
            found.Report(Finding("10.0.0.9", ScanFindingKind.UnknownMiner));
            found.Report(new ScanFinding("10.0.0.4", ScanFindingKind.SomebodyElse));
            return Task.CompletedTask;
        });
        ScanOutcome outcome = await scan.RunAsync([Range()], ScanPace.Gentle, Stop);
        Assert.Equal(["10.0.0.3", "10.0.0.20"], outcome.Miners.Select(r => r.Finding.Address));
        Assert.All(outcome.Miners, r => Assert.NotNull(r.Snapshot));
        Assert.Equal("10.0.0.9", Assert.Single(outcome.Unknown).Finding.Address);
        Assert.False(outcome.IsCutShort);
    }

    [Fact]
    public async Task A_stop_gives_what_was_found_by_then()
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        using OneShotScan scan = Scan(async found =>
        {
            found.Report(Finding("10.0.0.20", ScanFindingKind.Miner));
            await stopping.CancelAsync();
            stopping.Token.ThrowIfCancellationRequested();
        });
        ScanOutcome outcome = await scan.RunAsync([Range(), Range()], ScanPace.Gentle, stopping.Token);
        Assert.Single(outcome.Miners);
        Assert.True(outcome.IsCutShort);
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_listed_with_the_reason()
    {
        using OneShotScan scan = Scan(found =>
        {
            found.Report(Finding("10.0.0.99", ScanFindingKind.Miner));
            return Task.CompletedTask;
        });
        ScanOutcome outcome = await scan.RunAsync([Range()], ScanPace.Gentle, Stop);
        Assert.Null(Assert.Single(outcome.Miners).Snapshot);
        Assert.Contains("10.0.0.99: it was found, and cannot be read (KeyNotFoundException", Assert.Single(outcome.Errors), StringComparison.Ordinal);
    }

    private static OneShotScan Scan(Func<IProgress<ScanFinding>, Task> scan)
    {
        var site = new HandMadeSite();
        foreach (string address in new[] { "10.0.0.3", "10.0.0.9", "10.0.0.20" })
        {
            site.Devices[address] = HandMadeSite.Full;
        }

        return new OneShotScan((_, _, found, _) => scan(found), site, address => new NowhereConnection(address), null, site.Clock);
    }

    private static AddressRange Range() => AddressRange.TryParse("10.0.0.0/24", [], AddressRangeAllowances.None, out AddressRange? range, out _) ? range : throw new InvalidOperationException("No range.");

    private static ScanFinding Finding(string address, ScanFindingKind kind) => new(address, kind) { Identity = HandMadeSite.Full.Identity, OpenPort = 4028 };
}
