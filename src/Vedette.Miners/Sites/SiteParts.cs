using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;

namespace Vedette.Miners.Sites;

/// <summary>What a site works with.</summary>
/// <param name="Connect">Makes the connection to an address; nothing is sent before the first question.</param>
/// <param name="Neighbours">Null = nothing is known of them.</param>
public sealed record SiteParts(IMinerReader Reader, Func<string, IMinerConnection> Connect, ScanRange Scan, ISiteMemory Memory, NeighbourTable? Neighbours)
{
    /// <summary>Null = reports of miners are not followed.</summary>
    public LookAtAddress? Look { get; init; }
}
