namespace Vedette.Miners.Sites;

/// <summary>
/// A site: its ranges are scanned, its known miners polled, and what is known of them is kept over a restart, which then begins with polls and not with a blind scan. Two loops drive it, one by
/// <see cref="PollAsync"/> and one by <see cref="ScanAsync"/>; everything else may be called from anywhere.
/// </summary>
public sealed class MinerSite
{
    // Who was found is worth a write; a crash within this time costs a scan.
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(30);

    private readonly MinerDirectory _directory;
    private readonly MinerPolls _polls;
    private readonly MinerScans _scans;
    private readonly MinerReports _reports;
    private readonly ISiteMemory _memory;
    private readonly TimeProvider _clock;

    // Touched by the poll loop only.
    private long _savedChanges;
    private long _savedAt;

    public MinerSite(MinerSiteOptions options, SiteParts parts, TimeProvider clock)
    {
        _clock = clock;
        Excluded = options.Excluded;
        PollInterval = options.PollInterval;
        _memory = parts.Memory;
        _directory = new MinerDirectory(options, clock);
        _directory.Restore(parts.Memory.Load());
        _savedChanges = _directory.Changes;
        _savedAt = clock.GetTimestamp();
        var visitor = new MinerVisitor(parts.Reader, parts.Connect, _directory, Counts, options, clock);
        _polls = new MinerPolls(_directory, visitor, options, clock);
        _scans = new MinerScans(options, _directory, parts.Scan, parts.Neighbours, clock);
        _reports = new MinerReports(options, _directory, parts.Look, clock);
    }

    public IReadOnlyList<SiteMiner> Miners => _directory.Miners;

    public IReadOnlyList<SiteRange> Ranges => _scans.Ranges;

    public IReadOnlyList<string> Excluded { get; }

    public TimeSpan PollInterval { get; }

    public PollCounts Counts { get; } = new();

    /// <summary>One step of the polls; a second at most, but for faults thrown at once.</summary>
    public async Task PollAsync(CancellationToken stop)
    {
        try
        {
            await _polls.StepAsync(stop);
        }
        finally
        {
            if (stop.IsCancellationRequested || _clock.GetElapsedTime(_savedAt) >= SaveEvery)
            {
                Save();
            }
        }
    }

    /// <summary>Polls until every miner that is remembered was visited once, or <paramref name="limit"/> is over: until then little is known.</summary>
    public async Task PollOnceAroundAsync(TimeSpan limit, CancellationToken stop)
    {
        long began = _clock.GetTimestamp();
        while (_directory.HasUnvisited && _clock.GetElapsedTime(began) < limit)
        {
            await PollAsync(stop);
        }
    }

    /// <summary>Scans what is due; at once done where that is nothing.</summary>
    public Task ScanAsync(CancellationToken stop) => _scans.StepAsync(stop);

    /// <summary>A miner is said to be there: looks at once, without waiting for a scan. What is said counts for nothing else; that it was said may be a lie.</summary>
    public Task<ReportResult> HearAsync(string address, CancellationToken stop) => _reports.HearAsync(address, stop);

    public long ReportCount(ReportResult result) => _reports.Count(result);

    private void Save()
    {
        _savedAt = _clock.GetTimestamp();
        long changes = _directory.Changes;
        if (changes != _savedChanges)
        {
            _memory.Save(_directory.Remember());
            _savedChanges = changes;
        }
    }
}
