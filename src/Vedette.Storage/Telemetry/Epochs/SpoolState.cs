using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Telemetry.Epochs;

/// <summary>
/// What is known of one epoch. A group of appends works on a <see cref="Clone"/>, which replaces the original once the group is durable.
/// </summary>
internal sealed class SpoolState(ulong id, int agentId, string stampedAs, SeqSet durable)
{
    /// <summary>Four bytes each; a spool that needs more gets a new epoch at its next handshake.</summary>
    public const int MaxReferences = 1_000_000;

    /// <summary>Stands for a reference whose series was refused by quota.</summary>
    public const int RefusedSeries = 0;

    // Shared with clones: entries up to a state's own count never change in place, and a redefinition copies.
    private int[] _references = [];

    public ulong Id { get; } = id;

    public int AgentId { get; } = agentId;

    public string StampedAs { get; private set; } = stampedAs;

    public SeqSet Durable { get; } = durable;

    /// <summary>Shared with clones: only what is durable is ever asked for.</summary>
    public RecentChecksums Checksums { get; private init; } = new();

    /// <summary>The highest batch received; <see cref="Durable"/> may reach beyond it, by what the agent let go unsent.</summary>
    public BatchMark Highest { get; private set; }

    public int ReferenceCount { get; private set; }

    /// <summary>Rows of references that the store holds for this epoch, and the journal id from which on the last of them holds.</summary>
    public int ReferenceRows { get; set; }

    public long ReferencesSince { get; set; }

    public long LastUsedMs { get; set; }

    /// <summary>Set where two spools were seen to use this epoch: both get new ones.</summary>
    public bool IsForked { get; set; }

    public bool IsExhausted => Durable.IsFull || ReferenceCount >= MaxReferences;

    public ReadOnlySpan<int> References => _references.AsSpan(0, ReferenceCount);

    public SpoolState Clone() => new(Id, AgentId, StampedAs, Durable.Clone())
    {
        _references = _references,
        Checksums = Checksums,
        ReferenceCount = ReferenceCount,
        ReferenceRows = ReferenceRows,
        ReferencesSince = ReferencesSince,
        LastUsedMs = LastUsedMs,
        IsForked = IsForked,
        Highest = Highest,
    };

    /// <summary>A batch became durable.</summary>
    public void Take(BatchMark batch)
    {
        Durable.Add(batch.Seq);
        if (batch.Seq > Highest.Seq)
        {
            Highest = batch;
        }
    }

    public void Restamp(string stampedAs)
    {
        StampedAs = stampedAs;
        ClearReferences();
    }

    public void ClearReferences()
    {
        _references = [];
        ReferenceCount = 0;
    }

    public void Define(int firstRef, ReadOnlySpan<int> series)
    {
        int end = firstRef + series.Length;
        if (firstRef < ReferenceCount || _references.Length < end)
        {
            int[] grown = new int[Math.Max(end, Math.Min(MaxReferences, Math.Max(ReferenceCount, firstRef < ReferenceCount ? 0 : ReferenceCount * 2)))];
            References.CopyTo(grown);
            _references = grown;
        }

        series.CopyTo(_references.AsSpan(firstRef));
        ReferenceCount = Math.Max(ReferenceCount, end);
    }

    public StoredEpoch ToStored() => new(Id, AgentId, StampedAs, SpoolProgress.ToBytes(Durable, Highest), LastUsedMs);

    public static SpoolState FromStored(StoredEpoch stored)
    {
        SeqSet durable = SpoolProgress.FromBytes(stored.Durable, out BatchMark highest);
        var spool = new SpoolState(stored.Id, stored.AgentId, stored.StampedAs, durable) { LastUsedMs = stored.LastUsedMs, Highest = highest };
        if (highest.Checksum != 0)
        {
            spool.Checksums.Remember(highest.Seq, highest.Checksum);
        }

        return spool;
    }
}
