using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>Has the ranges of a site scanned when their time comes, one after another. Driven step by step by one caller.</summary>
internal sealed class MinerScans
{
    // A whole site that is switched off is back within an hour of its return.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly MinerSiteOptions _options;
    private readonly MinerDirectory _directory;
    private readonly ScanRange _scan;
    private readonly NeighbourTable? _neighbours;
    private readonly RangeSchedule[] _ranges;
    private readonly DeadRanges _deadRanges;
    private readonly SomebodyElse _others;

    public MinerScans(MinerSiteOptions options, MinerDirectory directory, ScanRange scan, NeighbourTable? neighbours, TimeProvider clock)
    {
        _options = options;
        _directory = directory;
        _scan = scan;
        _neighbours = neighbours;
        _ranges = [.. options.Ranges.Select(r => new RangeSchedule(r, options.ScanInterval, clock))];
        _deadRanges = new DeadRanges(clock, options.ScanInterval, options.ScanInterval > LongestPause ? options.ScanInterval : LongestPause);
        _others = new SomebodyElse(clock);
    }

    public IReadOnlyList<SiteRange> Ranges
    {
        get
        {
            IReadOnlyList<SiteMiner> miners = _directory.Miners;
            return [.. _ranges.Select(r => r.Current(miners))];
        }
    }

    /// <summary>Scans the ranges that are due. Throws what made a scan impossible, behind the others.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        Exception? fault = null;
        foreach (RangeSchedule range in _ranges.Where(r => r.IsDue))
        {
            var scan = new RangeScan(_directory, _others);
            range.Begin(scan);
            string? error = null;
            try
            {
                await _scan(Request(range.Range), scan.Progress, scan, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                fault = e;
                error = $"{e.GetType().Name}: {e.Message}";
            }
            finally
            {
                range.End(_directory.Miners, error);
            }
        }

        _directory.ForgetLost();
        if (fault is not null)
        {
            throw new IOException($"A range could not be scanned: {fault.Message}", fault);
        }
    }

    private ScanRequest Request(AddressRange range) => new(range)
    {
        Pace = _options.Pace,
        KnownLive = [.. _directory.Miners.Where(m => m is { IsOffline: false, IsDisplaced: false, Misses: 0 }).Select(m => m.Address)],
        Skipped = _others.Current(),
        DeadRanges = _deadRanges,
        Neighbours = _neighbours,
    };
}
