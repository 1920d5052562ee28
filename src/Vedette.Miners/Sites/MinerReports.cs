using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>
/// Takes in what miners report of their addresses: (1) only addresses of the ranges count, each once in a while (2) the address is looked at like one that a scan met (3) who is there, it tells itself. Safe to use
/// from several threads.
/// </summary>
internal sealed class MinerReports(MinerSiteOptions options, MinerDirectory directory, LookAtAddress? look, TimeProvider clock)
{
    private static readonly int Results = Enum.GetValues<ReportResult>().Length;

    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly ReportedAddressFilter _filter = new(options.Ranges, clock);
    private readonly long[] _counts = new long[Results];

    public async Task<ReportResult> HearAsync(string address, CancellationToken stop)
    {
        // :: (1)
        ReportVerdict verdict;
        lock (_lock)
        {
            verdict = look is null ? ReportVerdict.Outside : _filter.Judge(address);
        }

        ReportResult result = verdict switch
        {
            ReportVerdict.LookThere => await LookAsync(address, look!, stop),
            ReportVerdict.Repeated => ReportResult.Repeated,
            _ => ReportResult.Outside,
        };
        lock (_lock)
        {
            _counts[(int)result]++;
        }

        return result;
    }

    public long Count(ReportResult result)
    {
        lock (_lock)
        {
            return _counts[(int)result];
        }
    }

    private async Task<ReportResult> LookAsync(string address, LookAtAddress look, CancellationToken stop)
    {
        // :: (2)
        if (await look(address, stop) is not { Identity: { } identity } finding)
        {
            return ReportResult.NoMiner;
        }

        // :: (3)
        directory.See(address, finding.OpenPort ?? MinerSiteOptions.UsualPort, SnapshotScrubbing.Scrub(identity), finding.NeighbourMac, DiscoveryPath.IpReport);
        return ReportResult.Miner;
    }
}
