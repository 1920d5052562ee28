using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>
/// Who is known by which key, and who is where. A miner is its MAC, else its serial, else its address; what is met at an address is either who was there before, or somebody else who took its place. A MAC that
/// is told from two addresses at one time belongs to two devices: the second one's key holds its address, too.
/// Not safe to use from several threads.
/// </summary>
internal sealed class MinerPlaces(MinerSiteOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, SiteEntry> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiteEntry> _byAddress = new(StringComparer.Ordinal);
    private readonly MacClaims _claims = new(options, clock);
    private SiteMiner[]? _published;

    public Dictionary<string, SiteEntry>.ValueCollection Entries => _byKey.Values;

    /// <summary>Moves on whenever there is something new worth keeping between two starts.</summary>
    public long Changes { get; private set; }

    public SiteEntry? At(string address) => _byAddress.GetValueOrDefault(address);

    /// <summary>One moment; the same instance until <see cref="Changed"/>.</summary>
    public IReadOnlyList<SiteMiner> Publish()
    {
        if (_published is null)
        {
            var all = new SiteMiner[_byKey.Count];
            int count = 0;
            Dictionary<SiteEntry, string> alsoAt = SharedMacs();
            foreach (SiteEntry entry in _byKey.Values)
            {
                all[count++] = alsoAt.TryGetValue(entry, out string? other) ? entry.Miner with { MacAlsoAt = other } : entry.Miner;
            }

            _published = all;
        }

        return _published;
    }

    /// <summary>Takes one that was known before the program began; false where its key is taken, or the site full.</summary>
    public bool Add(SiteEntry entry)
    {
        if (_byKey.Count >= options.MostMiners || !_byKey.TryAdd(entry.Miner.Key, entry))
        {
            return false;
        }

        Place(entry);
        _published = null;
        return true;
    }

    public void Changed(bool worthKeeping)
    {
        _published = null;
        Changes += worthKeeping ? 1 : 0;
    }

    /// <summary>
    /// Who was met at an address: (1) who was there before, perhaps known by more now (2) somebody known from elsewhere, who moved (3) a new one. One who answered elsewhere a moment ago is asked there first: null then, and
    /// <see cref="Settle"/> or <see cref="SettleGone"/> say what it was.
    /// </summary>
    public Sighting Meet(SiteLook look, out SiteEntry? met)
    {
        DateTimeOffset now = clock.GetUtcNow();
        SiteEntry? here = _byAddress.GetValueOrDefault(look.Address);
        if (here is not null && IdentityMatch.IsSameDevice(look.HasBorrowedMac ? here.Miner.Identity : Told(here.Miner), look.Identity, look.IsIdentification))
        {
            return MeetAgain(here, Seen(here.Miner, look, now), look, out met);
        }

        string key = MinerKey.Of(look.Identity, look.Address, look.Port);
        met = _byKey.GetValueOrDefault(key) ?? BySerial(look.Identity);
        if (met is not null && ReferenceEquals(met, here))
        {
            // Somebody else, and neither of them tells more of itself than its address.
            met.Miner = met.Miner with { Identity = look.Identity, DiscoveredAt = now, DiscoveredBy = look.By, SeenAt = now, Snapshot = null };
            Changed(worthKeeping: true);
            return Sighting.New;
        }

        if (met is not null && _claims.IsContested(met, look))
        {
            _claims.Add(met, look);
            met = null;
            return Sighting.Contested;
        }

        if (met is not null)
        {
            bool moved = met.Miner.Address != look.Address;
            Displace(here);
            MoveTo(met, Seen(met.Miner, look, now), look);
            return moved ? Sighting.Moved : Sighting.Known;
        }

        return AddNew(here, NewMiner(key, look, now), out met);
    }

    /// <summary>Ends the claim on one who was asked since: where it answered with its MAC there are two of them, else it is the one that was met elsewhere.</summary>
    public void Settle(SiteEntry entry, bool answered)
    {
        if (entry.Claim is not { } claim)
        {
            return;
        }

        _claims.Remove(entry);
        if (answered)
        {
            AddSecond(claim);
            return;
        }

        // Who does not answer is not asked again.
        entry.Miner = entry.Miner with { Misses = Math.Max(1, entry.Miner.Misses) };
        Meet(claim, out SiteEntry? moved);
        if (moved is not null)
        {
            moved.Due = TimeSpan.Zero;
        }
    }

    /// <summary>Ends the claims on those who were met by somebody else's visit meanwhile, or missed: they are where they were met last.</summary>
    public void SettleGone()
    {
        foreach (SiteEntry entry in _claims.Gone)
        {
            Settle(entry, answered: false);
        }
    }

    // :: (1)
    private Sighting MeetAgain(SiteEntry here, SiteMiner seen, SiteLook look, out SiteEntry? met)
    {
        met = here;
        string key = MinerKey.Of(seen.Identity, seen.Address, seen.Port);
        bool isSecond = here.Miner.SharesMac && seen.Identity.Mac == here.Miner.Identity.Mac && _byKey.ContainsKey(key);
        if (MinerKey.IsAddress(key) || key == here.Miner.Key || isSecond)
        {
            here.Miner = seen;
            _published = null;
            return Sighting.Known;
        }

        if (_byKey.TryGetValue(key, out SiteEntry? elsewhere))
        {
            if (_claims.IsContested(elsewhere, look))
            {
                _claims.Add(elsewhere, look);
                return Sighting.Contested;
            }

            // It is the one that was somewhere else; what was known of it here by its address alone was the same one.
            Remove(here);
            met = elsewhere;
            MoveTo(elsewhere, seen, look);
            return Sighting.Moved;
        }

        MoveTo(here, seen, look);
        return Sighting.Renamed;
    }

    private void AddSecond(SiteLook look)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string key = MinerKey.Sharing(look.Identity.Mac!, look.Address);
        SiteEntry? here = _byAddress.GetValueOrDefault(look.Address);
        bool isKnown = here is not null && IdentityMatch.IsSameDevice(Told(here.Miner), look.Identity, look.IsIdentification);
        SiteMiner second = isKnown ? Seen(here!.Miner, look, now) : NewMiner(key, look, now);
        foreach (SiteEntry former in new[] { isKnown ? here : null, _byKey.GetValueOrDefault(key) }.OfType<SiteEntry>())
        {
            Remove(former);
        }

        AddNew(_byAddress.GetValueOrDefault(look.Address), second with { Key = key, SharesMac = true }, out _);
    }

    private Sighting AddNew(SiteEntry? here, SiteMiner miner, out SiteEntry? met)
    {
        met = null;
        if (_byKey.Count >= options.MostMiners)
        {
            return Sighting.Refused;
        }

        Displace(here);
        met = new SiteEntry(miner);
        _byKey.Add(miner.Key, met);
        Place(met);
        Changed(worthKeeping: true);
        return Sighting.New;
    }

    // :: (3)
    private static SiteMiner NewMiner(string key, SiteLook look, DateTimeOffset now) => new()
    {
        Key = key,
        Address = look.Address,
        Port = look.Port,
        Identity = look.Identity,
        HasBorrowedMac = look.HasBorrowedMac,
        DiscoveredAt = now,
        DiscoveredBy = look.By,
        SeenAt = now,
        IdentifiedAt = look.IsIdentification ? now : null,
    };

    // What it told itself: a MAC of its own goes before one that the kernel saw, which may be another of its interfaces.
    private static MinerIdentity Told(SiteMiner miner) => miner.HasBorrowedMac ? miner.Identity with { Mac = null } : miner.Identity;

    private static SiteMiner Seen(SiteMiner miner, SiteLook look, DateTimeOffset now) => miner with
    {
        Identity = IdentityMatch.Fuller(miner.Identity, look.Identity),
        HasBorrowedMac = look.Identity.Mac is null ? miner.HasBorrowedMac : look.HasBorrowedMac && (miner.HasBorrowedMac || miner.Identity.Mac is null),
        SeenAt = now,
        IdentifiedAt = look.IsIdentification ? now : miner.IdentifiedAt,
        IsDisplaced = false,
    };

    private Dictionary<SiteEntry, string> SharedMacs()
    {
        var alsoAt = new Dictionary<SiteEntry, string>();
        foreach (SiteEntry second in _byKey.Values)
        {
            if (second.Miner is { SharesMac: true, IsOffline: false, IsDisplaced: false } && _byKey.GetValueOrDefault(second.Miner.Identity.Mac!) is { Miner: { IsOffline: false, IsDisplaced: false } } first)
            {
                alsoAt[second] = first.Miner.Address;
                alsoAt[first] = second.Miner.Address;
            }
        }

        return alsoAt;
    }

    private void MoveTo(SiteEntry entry, SiteMiner seen, SiteLook look)
    {
        bool moved = entry.Miner.Address != look.Address;
        Remove(entry);
        string key = MinerKey.Of(seen.Identity, look.Address, look.Port);
        bool sharesMac = seen.Identity.Mac is not null && _byKey.ContainsKey(key);
        entry.Miner = seen with
        {
            Key = sharesMac ? MinerKey.Sharing(seen.Identity.Mac!, look.Address) : key,
            SharesMac = sharesMac,
            Address = look.Address,
            Port = look.Port,
            DiscoveredAt = moved ? seen.SeenAt : seen.DiscoveredAt,
            DiscoveredBy = moved ? look.By : seen.DiscoveredBy,
        };
        _byKey[entry.Miner.Key] = entry;
        Place(entry);
        Changed(worthKeeping: true);
    }

    private void Displace(SiteEntry? entry)
    {
        if (entry is not null)
        {
            entry.Miner = entry.Miner with { IsDisplaced = true, IsOffline = true, Misses = Math.Max(entry.Miner.Misses, options.MissesUntilOffline) };
            _byAddress.Remove(entry.Miner.Address);
            Changed(worthKeeping: true);
        }
    }

    // One that told its serial before it told its MAC.
    private SiteEntry? BySerial(MinerIdentity identity)
    {
        foreach (SiteEntry entry in identity.Serial is null ? [] : _byKey.Values.ToArray())
        {
            MinerIdentity known = entry.Miner.Identity;
            if ((known.Mac is null || identity.Mac is null) && string.Equals(known.Serial, identity.Serial, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }

    private void Place(SiteEntry entry)
    {
        if (!entry.Miner.IsDisplaced)
        {
            _byAddress[entry.Miner.Address] = entry;
        }
    }

    public void Remove(SiteEntry entry)
    {
        _claims.Remove(entry);
        _byKey.Remove(entry.Miner.Key);
        if (_byAddress.TryGetValue(entry.Miner.Address, out SiteEntry? there) && ReferenceEquals(there, entry))
        {
            _byAddress.Remove(entry.Miner.Address);
        }
    }
}
