namespace Vedette.Miners.Sites;

/// <summary>How a miner came to be known where it is.</summary>
public enum DiscoveryPath
{
    Scan,

    /// <summary>It answered in the place of another one that was polled.</summary>
    Poll,

    /// <summary>Somebody pressed its button.</summary>
    IpReport,
}
