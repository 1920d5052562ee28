using Vedette.Protocol.States;

namespace Vedette.Server.Miners.Document2;

/// <summary>What one agent of document 2 told until now; everything is used under <see cref="Gate"/>.</summary>
internal sealed class SyncAgent : IDisposable
{
    public SemaphoreSlim Gate { get; } = new(1, 1);

    public StateTracker Tracker { get; } = new(TimeSpan.FromHours(6));

    public Dictionary<string, SyncedMiner> Miners { get; } = new(StringComparer.Ordinal);

    /// <summary>The time of its newest state: the next must be behind it.</summary>
    public long LastMs { get; set; }

    /// <summary>Whether what was known before the server's start has been read.</summary>
    public bool IsLoaded { get; set; }

    public void Dispose() => Gate.Dispose();
}
