namespace Vedette.Miners.Sites;

/// <summary>What it means that a miner was met at an address.</summary>
public enum Sighting
{
    /// <summary>It was there before.</summary>
    Known,

    /// <summary>Nobody knew it.</summary>
    New,

    /// <summary>It was at another address before.</summary>
    Moved,

    /// <summary>It was known by less than is known now, and has another key.</summary>
    Renamed,

    /// <summary>One with the same MAC answered elsewhere a moment ago: that one is asked first.</summary>
    Contested,

    /// <summary>The site has as many as it takes.</summary>
    Refused,
}
