namespace Vedette.Model.Miners;

/// <summary>One configured pool.</summary>
public sealed record MinerPool
{
    /// <summary>Firmware with several sets of pools numbers them; 0 elsewhere.</summary>
    public int Group { get; init; }

    /// <summary>From 0, within its group.</summary>
    public required int Index { get; init; }

    /// <summary>Lower is tried first.</summary>
    public int? Priority { get; init; }

    /// <summary>Without a name and password in it; the host in lower case.</summary>
    public string? Url { get; init; }

    /// <summary>The account and worker name that shares are booked to.</summary>
    public string? Worker { get; init; }

    public MinerPoolStatus Status { get; init; }

    /// <summary>True for the one that gets the shares just now; null where the device does not say.</summary>
    public bool? Active { get; init; }

    /// <summary>The firmware maker's share of the work, and no pool of the owner's.</summary>
    public bool IsDeveloperFee { get; init; }

    public long? Accepted { get; init; }

    public long? Rejected { get; init; }

    public long? Stale { get; init; }

    public double? LastShareAgeSeconds { get; init; }

    public double? Difficulty { get; init; }
}
