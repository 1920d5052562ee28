namespace Vedette.Miners.Sites;

/// <summary>A miner of the directory with what only the directory needs. Guarded by its lock.</summary>
internal sealed class SiteEntry(SiteMiner miner)
{
    public SiteMiner Miner { get; set; } = miner;

    /// <summary>When it is asked next, counted from the program's start.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>It is asked just now, and one question at a time is enough.</summary>
    public bool IsBusy { get; set; }

    /// <summary>What it is has to be found out before it is read again.</summary>
    public bool MustIdentify { get; set; }

    /// <summary>Somebody with its MAC was met elsewhere while this one answered here: its next visit tells whether it moved or there are two. Null where nobody was.</summary>
    public SiteLook? Claim { get; set; }
}
