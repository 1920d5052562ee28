using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>What a site knows of one miner at one moment. Immutable: who looks at it sees one moment.</summary>
public sealed record SiteMiner
{
    public required string Key { get; init; }

    /// <summary>Where it was last.</summary>
    public required string Address { get; init; }

    public required int Port { get; init; }

    public required MinerIdentity Identity { get; init; }

    /// <summary>When it was first seen at this address.</summary>
    public required DateTimeOffset DiscoveredAt { get; init; }

    /// <summary>How it was first seen there; null = not known any more.</summary>
    public DiscoveryPath? DiscoveredBy { get; init; }

    /// <summary>When a scan or a read last met it.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Null = not in this run of the program, nor in the one before it.</summary>
    public DateTimeOffset? IdentifiedAt { get; init; }

    /// <summary>When it was last read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Polls that failed one after another.</summary>
    public int Misses { get; init; }

    public bool IsOffline { get; init; }

    /// <summary>Its MAC is what this host's kernel knows for the address, since it does not tell one itself.</summary>
    public bool HasBorrowedMac { get; init; }

    /// <summary>Another device was the first to be known by its MAC, so that its key holds its address, too.</summary>
    public bool SharesMac { get; init; }

    /// <summary>Where another device tells the same MAC now; null = nowhere.</summary>
    public string? MacAlsoAt { get; init; }

    /// <summary>Another one answers at its address: where it is now, only a scan can tell.</summary>
    public bool IsDisplaced { get; init; }

    /// <summary>The device's numbers of all places where boards were seen, ascending; empty where it does not number them.</summary>
    public IReadOnlyList<int> BoardNumbers { get; init; } = [];

    /// <summary>The last read, with secrets scrubbed; null = not read since the program began.</summary>
    public MinerSnapshot? Snapshot { get; init; }

    /// <summary>One more with every read, over the whole site: who keeps it knows whether a read is new to him.</summary>
    public long ReadNumber { get; init; }

    /// <summary>How often its mining program began anew since this program did.</summary>
    public int Restarts { get; init; }
}
