namespace Vedette.Miners.Sites;

public enum SiteRangeState
{
    Idle,
    Scanning,

    /// <summary>Nothing answered there for so long that the last scan left it out.</summary>
    Waiting,
}
