namespace Vedette.Miners.Sites;

/// <summary>
/// Miners whose MAC was told at another address while they answered at theirs: one of the two addresses is old, or there are two devices. They are to be asked at once, being the only ones who can tell. Not safe to use
/// from several threads.
/// </summary>
internal sealed class MacClaims(MinerSiteOptions options, TimeProvider clock)
{
    private readonly HashSet<SiteEntry> _claimed = [];

    /// <summary>Those who do not answer any more, so that nobody contests where they were met last.</summary>
    public IReadOnlyList<SiteEntry> Gone => [.. _claimed.Where(e => !IsThere(e))];

    /// <summary>Only a MAC that the device tells itself: a serial, or a MAC of the kernel's, is no reason to doubt a move.</summary>
    public bool IsContested(SiteEntry known, SiteLook look) =>
        known.Miner.Address != look.Address && look is { HasBorrowedMac: false, Identity.Mac: not null } && known.Miner is { HasBorrowedMac: false, SharesMac: false } && known.Miner.Identity.Mac == look.Identity.Mac && Answers(known);

    public void Add(SiteEntry known, SiteLook look)
    {
        known.Claim = known.Claim?.Address == look.Address ? known.Claim : look;
        known.Due = TimeSpan.Zero;
        _claimed.Add(known);
    }

    public void Remove(SiteEntry entry)
    {
        entry.Claim = null;
        _claimed.Remove(entry);
    }

    private static bool IsThere(SiteEntry entry) => entry.Miner is { IsOffline: false, IsDisplaced: false, Misses: 0 };

    // In its last turn or the one before; a poll is a tenth late at most.
    private bool Answers(SiteEntry entry) => IsThere(entry) && clock.GetUtcNow() - entry.Miner.SeenAt <= 2.2 * options.PollInterval;
}
