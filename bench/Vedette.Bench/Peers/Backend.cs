namespace Vedette.Bench.Peers;

/// <summary>One store among those that take the same samples in turns.</summary>
internal abstract class Backend : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>CPU time used for the samples so far.</summary>
    public abstract TimeSpan Cpu { get; }

    public abstract long ResidentBytes { get; }

    /// <summary>One scrape of every host of the fleet.</summary>
    public abstract Task RoundAsync(int step);

    /// <summary>Waits until work that answers do not wait for is mostly done, so that it counts for its own part.</summary>
    public abstract Task SettleAsync();

    /// <summary>Makes everything lie on the disk as it will stay; bytes by part, at least <c>all</c>.</summary>
    public abstract Task<IReadOnlyList<(string Part, long Bytes)>> FinishAsync();

    public abstract ValueTask DisposeAsync();
}
