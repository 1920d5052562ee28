using Vedette.Model.Miners;

namespace Vedette.Miners.Discovery;

/// <summary>What a scan found at one address where a port of miners is open.</summary>
public sealed record ScanFinding(string Address, ScanFindingKind Kind)
{
    /// <summary>Of miners, known and unknown.</summary>
    public MinerIdentity? Identity { get; init; }

    /// <summary>The port that answered the knock first.</summary>
    public int? OpenPort { get; init; }

    /// <summary>The MAC that the kernel knows for this address, where no other address has the same: for devices that do not tell theirs.</summary>
    public string? NeighbourMac { get; init; }

    /// <summary>How long the questions took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Of <see cref="ScanFindingKind.Failed"/>.</summary>
    public string? Error { get; init; }
}
