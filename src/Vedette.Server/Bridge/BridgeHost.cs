using System.Text.Json.Nodes;
using Vedette.Protocol.States;

namespace Vedette.Server.Bridge;

/// <summary>What the bridge remembers of one agent between two posts, also over a restart; everything is used under <see cref="Gate"/>.</summary>
internal sealed class BridgeHost : IDisposable
{
    /// <summary>As many as the original keeps.</summary>
    private const int MostStates = 10;

    private readonly List<HistoryEntry> _history = [];

    public SemaphoreSlim Gate { get; } = new(1, 1);

    public StateTracker Tracker { get; } = new(TimeSpan.FromHours(6));

    /// <summary>The state before, without readings and secrets; null before the first.</summary>
    public JsonNode? Lasting { get; set; }

    public string? Snapshot { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<HistoryEntry> History => _history;

    public IReadOnlyList<string> Snapshots { get; private set; } = [];

    /// <summary>Whether what was kept before the server's start has been read.</summary>
    public bool IsLoaded { get; private set; }

    /// <param name="kept">Null where nothing was kept.</param>
    public void Load(BridgeDocument? kept)
    {
        IsLoaded = true;
        if (kept is not null)
        {
            (Lasting, Snapshot, Snapshots) = (kept.Lasting, kept.Snapshot, [.. kept.Snapshots.TakeLast(MostStates)]);
            _history.AddRange(kept.History.Take(MostStates));
        }
    }

    public BridgeDocument ToDocument() => new(Lasting, Snapshot, Snapshots, [.. _history]);

    public void Remember(string stateId, DateTimeOffset at)
    {
        // The first is the base that the others go back to.
        Snapshot = Snapshot is null ? "base_state" : $"state_{at.ToUnixTimeSeconds()}";
        Snapshots = [.. Snapshots.Append(Snapshot).Distinct(StringComparer.Ordinal).TakeLast(MostStates)];
        for (int i = 0; i < _history.Count; i++)
        {
            _history[i] = _history[i] with { Current = false };
        }

        _history.Insert(0, new HistoryEntry(stateId, $"state_{at.ToUnixTimeSeconds()}.json", at.UtcDateTime.ToString("o"), Current: true));
        if (_history.Count > MostStates)
        {
            _history.RemoveAt(MostStates);
        }
    }

    public void Dispose() => Gate.Dispose();
}
