namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>What a pool says of one worker.</summary>
/// <param name="HashesPerSecond">0 where it sees no work.</param>
/// <param name="WindowSeconds">What the pool takes its rate over.</param>
/// <param name="AtMs">When it said so, on our clock.</param>
internal sealed record PoolWorkerView(double HashesPerSecond, double WindowSeconds, long AtMs)
{
    /// <summary>Since when it sees no work, at the moment of this answer; its window at least.</summary>
    public double SilentSeconds { get; init; } = WindowSeconds;

    /// <summary>How many workers the pool lists, of which this one is none; null where it is one of them.</summary>
    public int? ListedInstead { get; init; }
}
