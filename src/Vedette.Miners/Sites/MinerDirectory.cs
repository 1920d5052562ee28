using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>
/// The miners of a site: who is known by which key, who is where, and when each is asked next. Safe to use from several threads; <see cref="Miners"/> is one moment.
/// </summary>
public sealed class MinerDirectory
{
    // One whose interfaces name different versions by turns would be identified with every poll.
    private static readonly TimeSpan IdentifyAtMostEvery = TimeSpan.FromMinutes(10);

    private readonly MinerSiteOptions _options;
    private readonly TimeProvider _clock;
    private readonly PollSchedule _schedule;
    private readonly long _start;

    // Guards all that follows.
    private readonly Lock _lock = new();
    private readonly MinerPlaces _places;
    private long _reads;

    public MinerDirectory(MinerSiteOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _schedule = new PollSchedule(options.PollInterval, options.MissesUntilOffline, options.LongestBackOff);
        _places = new MinerPlaces(options, clock);
        _start = clock.GetTimestamp();
    }

    /// <summary>All of them as they are now; the same instance until one changes.</summary>
    public IReadOnlyList<SiteMiner> Miners
    {
        get
        {
            lock (_lock)
            {
                return _places.Publish();
            }
        }
    }

    /// <summary>Moves on whenever there is something new worth keeping between two starts.</summary>
    public long Changes
    {
        get
        {
            lock (_lock)
            {
                return _places.Changes;
            }
        }
    }

    /// <summary>One that was remembered was not visited yet.</summary>
    internal bool HasUnvisited
    {
        get
        {
            lock (_lock)
            {
                return _places.Entries.Any(e => !e.Miner.IsDisplaced && (e.IsBusy || e.Due == TimeSpan.Zero));
            }
        }
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    /// <summary>Takes what was known when the program ended. All are asked at once: they are known to be there, and their last figures are old.</summary>
    public void Restore(IReadOnlyList<RememberedMiner> remembered)
    {
        lock (_lock)
        {
            foreach (RememberedMiner one in remembered)
            {
                SiteMiner miner = one.ToMiner(_options.MissesUntilOffline);
                _places.Add(new SiteEntry(miner) { MustIdentify = miner.IsOffline });
            }
        }
    }

    public IReadOnlyList<RememberedMiner> Remember() => [.. Miners.Select(RememberedMiner.Of)];

    /// <summary>A scan need not look there: who is there answered its last poll.</summary>
    public bool IsLive(string address)
    {
        lock (_lock)
        {
            return _places.At(address) is { Miner: { IsOffline: false, Misses: 0 } };
        }
    }

    /// <summary>A scan met a device, or somebody pressed its button: it is asked next, however long it was silent.</summary>
    /// <param name="neighbourMac">What the kernel knows for the address; it counts where the device tells neither a MAC nor a serial.</param>
    public Sighting See(string address, int port, MinerIdentity identity, string? neighbourMac = null, DiscoveryPath by = DiscoveryPath.Scan)
    {
        lock (_lock)
        {
            // Who told a MAC or a serial of its own needs no other.
            bool borrows = neighbourMac is not null && identity is { Mac: null, Serial: null } && _places.At(address)?.Miner is null or { HasBorrowedMac: true } or { Identity: { Mac: null, Serial: null } };
            var look = new SiteLook(address, port, borrows ? identity with { Mac = neighbourMac } : identity) { IsIdentification = true, HasBorrowedMac = borrows, By = by };
            Sighting sighting = _places.Meet(look, out SiteEntry? met);
            if (met is not null)
            {
                met.Due = TimeSpan.Zero;
            }

            _places.SettleGone();
            return sighting;
        }
    }

    /// <summary>Hands out the miners whose turn has come, the longest waiting first; each is busy until one of the three calls below ends its visit.</summary>
    internal IReadOnlyList<SiteVisit> TakeDue(int most)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            List<SiteEntry> due = [.. _places.Entries.Where(e => !e.IsBusy && !e.Miner.IsDisplaced && e.Due <= now)];
            due.Sort(static (a, b) => a.Due.CompareTo(b.Due));
            var visits = new List<SiteVisit>();
            foreach (SiteEntry entry in due.Take(most))
            {
                entry.IsBusy = true;
                visits.Add(new SiteVisit(entry, MustIdentify(entry)));
            }

            return visits;
        }
    }

    /// <summary>How long until the next turn; null where there is none.</summary>
    internal TimeSpan? UntilNext()
    {
        lock (_lock)
        {
            TimeSpan? next = null;
            foreach (SiteEntry entry in _places.Entries)
            {
                if (!entry.IsBusy && !entry.Miner.IsDisplaced && (next is null || entry.Due < next))
                {
                    next = entry.Due;
                }
            }

            return next is { } due ? due > Now ? due - Now : TimeSpan.Zero : null;
        }
    }

    /// <summary>What answers at the visited address was found out anew; the visit goes on with who that is. False where there is nothing to go on with: the visited one has moved meanwhile, or the site takes no more.</summary>
    internal bool Identified(SiteVisit visit, MinerIdentity identity)
    {
        lock (_lock)
        {
            if (!IsStillThere(visit))
            {
                return false;
            }

            visit.Entry.IsBusy = false;
            visit.ToldMac = identity.Mac;
            _places.Meet(new SiteLook(visit.Miner.Address, visit.Miner.Port, identity) { IsIdentification = true, By = DiscoveryPath.Poll }, out SiteEntry? met);
            _places.SettleGone();
            if (met is null)
            {
                return false;
            }

            met.IsBusy = true;
            met.MustIdentify = false;
            visit.Entry = met;
            visit.Miner = met.Miner;
            return true;
        }
    }

    /// <summary>Ends a visit that read a miner.</summary>
    internal void Read(SiteVisit visit, MinerSnapshot snapshot)
    {
        lock (_lock)
        {
            visit.Entry.IsBusy = false;
            if (!IsStillThere(visit))
            {
                return;
            }

            _places.Meet(new SiteLook(visit.Miner.Address, visit.Miner.Port, snapshot.Identity) { By = DiscoveryPath.Poll }, out SiteEntry? met);
            if (met is null)
            {
                return;
            }

            SiteMiner before = met.Miner;
            met.MustIdentify = HasOtherFirmware(before.Snapshot?.Identity, snapshot.Identity) && _clock.GetUtcNow() - before.IdentifiedAt >= IdentifyAtMostEvery;
            IReadOnlyList<int> boards = BoardPlaces.Known(before.BoardNumbers, snapshot);
            met.Miner = before with
            {
                Snapshot = BoardPlaces.Place(snapshot, boards) with { Identity = before.Identity },
                BoardNumbers = boards,
                ReadNumber = ++_reads,
                ReadAt = snapshot.CollectedAt,
                Misses = 0,
                IsOffline = false,
                Restarts = before.Restarts + (HasRestarted(before.Snapshot, snapshot) ? 1 : 0),
            };
            met.Due = met.Claim is null ? _schedule.NextTurn(before.Key, Now) : TimeSpan.Zero;
            _places.Changed(before.IsOffline);
            if (visit.Claim is { } claim && ReferenceEquals(met.Claim, claim))
            {
                met.Due = _schedule.NextTurn(before.Key, Now);
                _places.Settle(met, answered: visit.ToldMac == claim.Identity.Mac);
            }
        }
    }

    /// <summary>Ends a visit that nobody answered, or somebody whom nobody understands.</summary>
    internal void Missed(SiteVisit visit)
    {
        lock (_lock)
        {
            visit.Entry.IsBusy = false;
            if (!IsStillThere(visit))
            {
                return;
            }

            SiteMiner before = visit.Entry.Miner;
            int misses = before.Misses + 1;
            visit.Entry.Miner = before with { Misses = misses, IsOffline = misses >= _options.MissesUntilOffline };
            visit.Entry.Due = _schedule.AfterMisses(before.Key, misses, Now);
            _places.Changed(visit.Entry.Miner.IsOffline != before.IsOffline);
            _places.SettleGone();
        }
    }

    /// <summary>Ends a visit that told nothing, since the program stops.</summary>
    internal void Release(SiteVisit visit)
    {
        lock (_lock)
        {
            visit.Entry.IsBusy = false;
        }
    }

    /// <summary>Forgets who was not met for very long.</summary>
    internal void ForgetLost()
    {
        lock (_lock)
        {
            DateTimeOffset oldest = _clock.GetUtcNow() - _options.ForgetAfter;
            foreach (SiteEntry entry in _places.Entries.Where(e => !e.IsBusy && (e.Miner.IsOffline || e.Miner.IsDisplaced) && e.Miner.SeenAt < oldest).ToList())
            {
                _places.Remove(entry);
                _places.Changed(worthKeeping: true);
            }
        }
    }

    // A scan may have met it elsewhere, or another one here, while it was asked: then the reply belongs to nobody.
    private bool IsStillThere(SiteVisit visit) => ReferenceEquals(_places.At(visit.Miner.Address), visit.Entry);

    private bool MustIdentify(SiteEntry entry) =>
        entry.MustIdentify || entry.Claim is not null || entry.Miner.IsOffline || entry.Miner.IdentifiedAt is not { } at || _clock.GetUtcNow() - at >= _options.IdentifyEvery;

    // Of two reads, since a scan's look may name the same version in other words.
    private static bool HasOtherFirmware(MinerIdentity? before, MinerIdentity now) =>
        before is not null
        && (now.FirmwareFamily != FirmwareFamily.Unknown && before.FirmwareFamily != now.FirmwareFamily || now.FirmwareVersion is not null && before.FirmwareVersion is not null && before.FirmwareVersion != now.FirmwareVersion);

    private static bool HasRestarted(MinerSnapshot? before, MinerSnapshot now) =>
        before?.ProcessUptimeSeconds is { } earlier && now.ProcessUptimeSeconds is { } later && later < earlier;
}
