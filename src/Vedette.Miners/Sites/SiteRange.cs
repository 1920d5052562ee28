using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>What is known of one range of a site at one moment; counts are of the scan under way, else of the last one.</summary>
public sealed record SiteRange
{
    public required AddressRange Range { get; init; }

    public required SiteRangeState State { get; init; }

    /// <summary>Null before the first scan.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Null until a scan has ended.</summary>
    public TimeSpan? Took { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Addresses without the excluded ones; null before the first scan.</summary>
    public int? Hosts { get; init; }

    public int Tried { get; init; }

    public int Answered { get; init; }

    /// <summary>Miners of this range that are not offline, those included that were not looked for since they are known.</summary>
    public int Miners { get; init; }

    public int New { get; init; }

    public int Moved { get; init; }

    /// <summary>Were there after the scan before, and are offline or elsewhere now.</summary>
    public int Gone { get; init; }

    /// <summary>Devices that speak a miner's language and that nobody knows.</summary>
    public int Unknown { get; init; }

    public IReadOnlyList<string> Errors { get; init; } = [];
}
