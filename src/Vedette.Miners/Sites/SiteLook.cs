using Vedette.Model.Miners;

namespace Vedette.Miners.Sites;

/// <summary>What one look at an address told.</summary>
internal sealed record SiteLook(string Address, int Port, MinerIdentity Identity)
{
    /// <summary>It was asked what it is, and not only how it fares.</summary>
    public bool IsIdentification { get; init; }

    public DiscoveryPath By { get; init; }

    /// <summary>The MAC is what this host's kernel knows for the address; the device tells none.</summary>
    public bool HasBorrowedMac { get; init; }
}
