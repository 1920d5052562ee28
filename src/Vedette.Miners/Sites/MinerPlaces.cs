using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>
/// Who is known by which key, and who is where. A miner is its MAC, else its serial, else its address; what is met at an address is either who was there before, or somebody else who took its place.
/// Not safe to use from several threads.
/// </summary>
internal sealed class MinerPlaces(MinerSiteOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, SiteEntry> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiteEntry> _byAddress = new(StringComparer.Ordinal);
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
            foreach (SiteEntry entry in _byKey.Values)
            {
                all[count++] = entry.Miner;
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

    /// <summary>Who was met at an address: (1) who was there before, perhaps known by more now (2) somebody known from elsewhere, who moved (3) a new one.</summary>
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

        if (met is not null)
        {
            bool moved = met.Miner.Address != look.Address;
            Displace(here);
            MoveTo(met, Seen(met.Miner, look, now), look);
            return moved ? Sighting.Moved : Sighting.Known;
        }

        if (_byKey.Count >= options.MostMiners)
        {
            return Sighting.Refused;
        }

        Displace(here);
        met = new SiteEntry(NewMiner(key, look, now));
        _byKey.Add(key, met);
        Place(met);
        Changed(worthKeeping: true);
        return Sighting.New;
    }

    // :: (1)
    private Sighting MeetAgain(SiteEntry here, SiteMiner seen, SiteLook look, out SiteEntry met)
    {
        met = here;
        string key = MinerKey.Of(seen.Identity, seen.Address, seen.Port);
        if (MinerKey.IsAddress(key) || key == here.Miner.Key)
        {
            here.Miner = seen;
            _published = null;
            return Sighting.Known;
        }

        if (_byKey.TryGetValue(key, out SiteEntry? elsewhere))
        {
            // It is the one that was somewhere else; what was known of it here by its address alone was the same one.
            Remove(here);
            met = elsewhere;
            MoveTo(elsewhere, seen, look);
            return Sighting.Moved;
        }

        MoveTo(here, seen, look);
        return Sighting.Renamed;
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

    private void MoveTo(SiteEntry entry, SiteMiner seen, SiteLook look)
    {
        bool moved = entry.Miner.Address != look.Address;
        Remove(entry);
        entry.Miner = seen with
        {
            Key = MinerKey.Of(seen.Identity, look.Address, look.Port),
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
        _byKey.Remove(entry.Miner.Key);
        if (_byAddress.TryGetValue(entry.Miner.Address, out SiteEntry? there) && ReferenceEquals(there, entry))
        {
            _byAddress.Remove(entry.Miner.Address);
        }
    }
}
