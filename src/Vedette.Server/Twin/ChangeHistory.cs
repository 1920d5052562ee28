using Vedette.Model.States;
using Vedette.Protocol.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>
/// Finds the changes in a run of chains, fed in their order. Within a chain a row says what it did. Between chains the end of one is compared with the beginning of the next: an agent that only started
/// anew tells nothing, a kernel that changed over a reboot does. Some kinds are read in the background and come some cycles after a start; until then they are neither gone nor new.
/// </summary>
internal sealed class ChangeHistory(KindChoice kinds, Action<long, TwinEntity?, TwinEntity?> found)
{
    /// <summary>By then every source of an agent has spoken; a kind that has not is empty.</summary>
    private const long SettledAfterMs = 5 * 60 * 1000;

    // What the newest row said, by kind.
    private readonly Dictionary<EntityKind, Dictionary<string, TwinEntity>> _known = [];
    private readonly HashSet<EntityKind> _awaited = [];
    private readonly List<TwinChange> _row = [];
    private readonly RecreatedContainers _containers = new(found);
    private TwinState _chain = new();
    private bool _begun;
    private long _settledMs;

    public void BeginChain(long chainMs)
    {
        _chain = new TwinState();
        _settledMs = chainMs + SettledAfterMs;
        _begun = false;
        _awaited.Clear();
        _awaited.UnionWith(kinds.Kinds);
    }

    public void Row(StateHeader header, ReadOnlySpan<byte> payload)
    {
        if (header.AtMs > _settledMs)
        {
            Settle();
        }

        if (!_begun && !header.IsKeyframe)
        {
            // The keyframe was lost: what is told from here on is not all there is, and nothing is gone for being left out.
            _awaited.Clear();
        }

        _begun = true;
        _row.Clear();
        _chain.Apply(payload, _row);
        foreach (IGrouping<EntityKind, TwinChange> kind in _row.GroupBy(c => (c.After ?? c.Before)!.Kind).Where(k => kinds.Has(k.Key)))
        {
            if (_awaited.Remove(kind.Key))
            {
                Arrive(header.AtMs, kind.Key, kind);
            }
            else
            {
                Change(header.AtMs, kind.Key, kind);
            }
        }

        _containers.EndRow(header.AtMs);
    }

    /// <summary>A chain ended, or time went on without a row that tells: kinds that did not come until then are empty.</summary>
    public void Pass(long toMs)
    {
        if (toMs > _settledMs)
        {
            Settle();
        }
    }

    /// <summary>There are no more rows: nothing comes that could explain what was removed.</summary>
    public void End() => _containers.Tell(long.MaxValue);

    /// <summary>A kind is told for the first time in this chain, as a whole.</summary>
    private void Arrive(long atMs, EntityKind kind, IEnumerable<TwinChange> all)
    {
        var now = new Dictionary<string, TwinEntity>(StringComparer.Ordinal);
        foreach (TwinEntity entity in all.Select(c => c.After).OfType<TwinEntity>())
        {
            now[entity.Key] = entity;
        }

        // Of a kind that was never told before, this is what there is, and no change.
        if (_known.TryGetValue(kind, out Dictionary<string, TwinEntity>? before))
        {
            foreach ((string key, TwinEntity entity) in now)
            {
                TwinEntity? was = before.GetValueOrDefault(key);
                if (was is null || !ChangeRules.IsRestartAlone(was, entity))
                {
                    _containers.Add(atMs, was, entity);
                }
            }

            foreach (TwinEntity gone in before.Values.Where(e => !now.ContainsKey(e.Key)))
            {
                _containers.Add(atMs, gone, null);
            }
        }

        _known[kind] = now;
    }

    private void Change(long atMs, EntityKind kind, IEnumerable<TwinChange> changes)
    {
        if (!_known.TryGetValue(kind, out Dictionary<string, TwinEntity>? known))
        {
            _known[kind] = known = new Dictionary<string, TwinEntity>(StringComparer.Ordinal);
        }

        foreach ((TwinEntity? before, TwinEntity? after) in changes)
        {
            // A change of readings alone needs no word.
            if (before is not null && after is not null && ReferenceEquals(before.Description, after.Description))
            {
                continue;
            }

            _containers.Add(atMs, before, after);
            if (after is null)
            {
                known.Remove(before!.Key);
            }
            else
            {
                known[after.Key] = after;
            }
        }
    }

    private void Settle()
    {
        foreach (EntityKind kind in _awaited)
        {
            foreach (TwinEntity gone in _known.GetValueOrDefault(kind)?.Values ?? Enumerable.Empty<TwinEntity>())
            {
                _containers.Add(_settledMs, gone, null);
            }

            _known[kind] = new Dictionary<string, TwinEntity>(StringComparer.Ordinal);
        }

        _awaited.Clear();
        _containers.EndRow(_settledMs);
    }
}
