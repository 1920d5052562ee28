namespace Vedette.MinerSimulator.Recordings;

/// <summary>What the owner or the hardware did to a device; its replies change accordingly.</summary>
public enum MinerCondition
{
    Working,

    /// <summary>Its last board is gone.</summary>
    BoardLost,

    /// <summary>Told to rest: it answers, and tells nothing of mining.</summary>
    Sleeping,
}
