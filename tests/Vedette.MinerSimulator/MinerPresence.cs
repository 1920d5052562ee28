namespace Vedette.MinerSimulator;

/// <summary>Whether a miner is on the network.</summary>
public enum MinerPresence
{
    Online,

    /// <summary>The host is there and its ports are closed.</summary>
    Refusing,

    /// <summary>Nothing answers at all.</summary>
    Dark,
}
