namespace Vedette.Miners.Sites;

/// <summary>One turn of one miner, from <see cref="MinerDirectory.TakeDue"/> to the call that ends it.</summary>
internal sealed class SiteVisit(SiteEntry entry, bool mustIdentify)
{
    /// <summary>Whose turn it is; another one where it turns out that somebody else answers there.</summary>
    public SiteEntry Entry { get; set; } = entry;

    /// <summary>As it was when the visit began, or when it was identified.</summary>
    public SiteMiner Miner { get; set; } = entry.Miner;

    public bool MustIdentify { get; } = mustIdentify;

    /// <summary>What was met elsewhere before this visit began, so that its outcome settles it.</summary>
    public SiteLook? Claim { get; } = entry.Claim;

    /// <summary>The MAC that it told when it was identified in this visit.</summary>
    public string? ToldMac { get; set; }
}
