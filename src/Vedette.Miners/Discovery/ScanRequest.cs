namespace Vedette.Miners.Discovery;

/// <summary>One scan of one range.</summary>
public sealed record ScanRequest(AddressRange Range)
{
    public ScanPace Pace { get; init; } = ScanPace.Gentle;

    /// <summary>Addresses of miners that are polled anyway; they are not knocked at.</summary>
    public IReadOnlyCollection<string> KnownLive { get; init; } = [];

    /// <summary>Not knocked at either: this host's own addresses, and what turned out to be something else a short while ago.</summary>
    public IReadOnlyCollection<string> Skipped { get; init; } = [];

    /// <summary>Null = every block is looked at.</summary>
    public DeadRanges? DeadRanges { get; init; }

    /// <summary>Null = nothing is known of the neighbours.</summary>
    public NeighbourTable? Neighbours { get; init; }

    /// <summary>Decides the order.</summary>
    public Random Random { get; init; } = Random.Shared;
}
