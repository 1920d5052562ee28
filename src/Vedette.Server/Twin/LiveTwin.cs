using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>One host's newest state in memory, fed by commits. Read from the store without holding up the writer: what commits meanwhile waits here.</summary>
internal sealed class LiveTwin(int agentId, IStateReader states)
{
    /// <summary>Commits that wait for a load; beyond, the load begins anew at the next need.</summary>
    private const int MostWaiting = 64;

    // Held by who loads, so that it is done once; never taken by the writer's thread.
    private readonly Lock _loading = new();

    // Guards all below; held for the fold of a row at most.
    private readonly Lock _lock = new();
    private readonly List<LiveTwinSubscription> _subscriptions = [];
    private readonly List<TwinChange> _changes = [];
    private TwinState? _state;
    private TwinSnapshot? _snapshot;
    private List<byte[]>? _waiting;

    /// <summary>Bytes of memory, near enough.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _state?.Bytes ?? 0;
            }
        }
    }

    public bool IsWatched
    {
        get
        {
            lock (_lock)
            {
                return _subscriptions.Count > 0;
            }
        }
    }

    /// <summary>The newest state; null where the host never sent one.</summary>
    public TwinSnapshot? Read()
    {
        lock (_lock)
        {
            if (_state is not null)
            {
                return SnapshotLocked();
            }
        }

        return Load();
    }

    /// <summary>The newest state and, from exactly there on, what changes.</summary>
    public TwinSnapshot? Subscribe(LiveTwinSubscription subscription)
    {
        Read();
        lock (_lock)
        {
            _subscriptions.Add(subscription);
            return _state is null ? null : SnapshotLocked();
        }
    }

    public void Unsubscribe(LiveTwinSubscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }

        subscription.Complete();
    }

    /// <summary>A row became durable.</summary>
    public void Committed(CommittedState row)
    {
        lock (_lock)
        {
            if (_waiting is { } waiting)
            {
                waiting.Add(row.Payload.ToArray());
            }
            else if (_state is { } state)
            {
                FoldLocked(state, row);
            }
            else
            {
                // The host's first state, for those who wait for one.
                StaleLocked();
            }
        }
    }

    /// <summary>Lets the memory go.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _state = null;
            _snapshot = null;
        }
    }

    private TwinSnapshot? Load()
    {
        lock (_loading)
        {
            lock (_lock)
            {
                if (_state is not null)
                {
                    return SnapshotLocked();
                }

                _waiting = [];
            }

            TwinState? loaded = null;
            try
            {
                loaded = TwinFold.At(states, agentId, long.MaxValue);
            }
            finally
            {
                lock (_lock)
                {
                    Take(loaded, _waiting);
                    _waiting = null;
                }
            }

            lock (_lock)
            {
                return _state is null ? null : SnapshotLocked();
            }
        }
    }

    private void Take(TwinState? loaded, List<byte[]> waiting)
    {
        // Some of what waited may be in the fold already; applied again it changes nothing.
        bool fits = loaded is not null && waiting.Count <= MostWaiting;
        foreach (byte[] payload in fits ? waiting : [])
        {
            loaded!.Apply(payload);
        }

        (_state, _snapshot) = (waiting.Count <= MostWaiting ? loaded : null, null);
    }

    private void FoldLocked(TwinState state, CommittedState row)
    {
        if (row.Header.AtMs <= state.AtMs)
        {
            // Backlog. Where it fills a gap of what is shown, that is read anew.
            if (row.Header.ChainMs == state.ChainMs && !state.IsComplete)
            {
                StaleLocked();
            }

            return;
        }

        if (row.Header.ChainMs != state.ChainMs)
        {
            // A keyframe replaces everything; pages do so, too.
            StaleLocked();
            return;
        }

        _snapshot = null;
        _changes.Clear();
        state.Apply(row.Payload.Span, _subscriptions.Count > 0 ? _changes : null);
        if (_subscriptions.Count > 0)
        {
            var delta = new LiveTwinDelta(row.Header.AtMs, [.. _changes]);
            _subscriptions.ForEach(s => s.Push(delta));
        }
    }

    private void StaleLocked()
    {
        _state = null;
        _snapshot = null;
        _subscriptions.ForEach(s => s.Complete());
        _subscriptions.Clear();
    }

    private TwinSnapshot SnapshotLocked() => _snapshot ??= _state!.Snapshot();
}
