using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>One range of a site: when it is scanned next, and what the last scan told.</summary>
internal sealed class RangeSchedule(AddressRange range, TimeSpan interval, TimeProvider clock)
{
    // Guards all that follows.
    private readonly Lock _lock = new();
    private SiteRange _last = new() { Range = range, State = SiteRangeState.Idle };
    private RangeScan? _scan;
    private HashSet<string> _live = new(StringComparer.Ordinal);
    private long _beganAt;

    public AddressRange Range => range;

    /// <summary>From begin to begin, so that a long scan does not move the next one; one that is longer than the interval is followed at once.</summary>
    public bool IsDue
    {
        get
        {
            lock (_lock)
            {
                return _last.StartedAt is null || clock.GetElapsedTime(_beganAt) >= interval;
            }
        }
    }

    public void Begin(RangeScan scan)
    {
        lock (_lock)
        {
            _scan = scan;
            _beganAt = clock.GetTimestamp();
            DateTimeOffset now = clock.GetUtcNow();
            _last = _last with { State = SiteRangeState.Scanning, StartedAt = now, NextAt = now + interval };
        }
    }

    /// <param name="error">Why the scan broke off; null where it did not.</param>
    public void End(IReadOnlyList<SiteMiner> miners, string? error)
    {
        lock (_lock)
        {
            if (_scan is not { } scan)
            {
                return;
            }

            HashSet<string> live = new(StringComparer.Ordinal);
            foreach (SiteMiner miner in miners)
            {
                if (!miner.IsOffline && !miner.IsDisplaced && range.Contains(miner.Address))
                {
                    live.Add(miner.Key);
                }
            }

            ScanProgress progress = scan.Progress;
            bool leftOut = progress.Hosts > 0 && progress.Tried == 0 && live.Count == 0;
            _last = View(miners, scan) with
            {
                State = leftOut ? SiteRangeState.Waiting : SiteRangeState.Idle,
                Took = clock.GetElapsedTime(_beganAt),
                Gone = _live.Count(k => !live.Contains(k)),
                Errors = error is not null ? [error] : progress.Errors == 0 ? [] : [$"{progress.Errors} addresses could not be looked at; the last: {progress.LastError}"],
            };
            _live = live;
            _scan = null;
        }
    }

    public SiteRange Current(IReadOnlyList<SiteMiner> miners)
    {
        lock (_lock)
        {
            return View(miners, _scan);
        }
    }

    private SiteRange View(IReadOnlyList<SiteMiner> miners, RangeScan? scan)
    {
        int known = 0;
        int unknown = 0;
        foreach (SiteMiner miner in miners)
        {
            if (!miner.IsOffline && !miner.IsDisplaced && range.Contains(miner.Address))
            {
                _ = IdentityMatch.IsKnown(miner.Identity) ? known++ : unknown++;
            }
        }

        SiteRange counted = _last with { Miners = known, Unknown = unknown };
        return scan is null
            ? counted
            : counted with { Hosts = scan.Progress.Hosts, Tried = scan.Progress.Tried, Answered = scan.Progress.Answered, New = scan.New, Moved = scan.Moved };
    }
}
