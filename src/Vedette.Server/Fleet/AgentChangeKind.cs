namespace Vedette.Server.Fleet;

internal enum AgentChangeKind
{
    Added,

    /// <summary>Its name, its uid or what it tells about itself.</summary>
    Changed,

    /// <summary>The key that a live stream came with is no longer in force; a new one may be.</summary>
    KeyRevoked,
    Deleted,
}
