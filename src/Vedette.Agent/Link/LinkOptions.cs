namespace Vedette.Agent.Link;

/// <summary>Bounds and deadlines of the link.</summary>
internal sealed record LinkOptions
{
    /// <summary>Backlog under way and not yet acknowledged: enough to fill a long line, little enough to lose nothing by when it breaks.</summary>
    public int WindowBatches { get; init; } = 64;

    public long WindowBytes { get; init; } = 1024 * 1024;

    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Something is under way and nothing was acknowledged for so long: the link is dead, whatever TCP believes.</summary>
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan WatchEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A message of definitions stays far below every receiver's limit.</summary>
    public int DefinitionsPerMessage { get; init; } = 500;
}
