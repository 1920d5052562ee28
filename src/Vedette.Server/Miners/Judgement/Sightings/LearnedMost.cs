namespace Vedette.Server.Miners.Judgement.Sightings;

/// <summary>The most that was seen of something within a day: what to expect of a device whose model nobody has described.</summary>
internal struct LearnedMost
{
    /// <summary>A board that its owner took out is missed for a day, not for ever.</summary>
    private const long RememberedMs = 24L * 60 * 60 * 1000;

    private long _atMs;

    public int? Most { get; private set; }

    public void Take(int? seen, long nowMs)
    {
        if (seen is { } now && (Most is not { } most || now >= most || nowMs - _atMs > RememberedMs))
        {
            Most = now;
            _atMs = nowMs;
        }
    }
}
