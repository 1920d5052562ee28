using Vedette.Model.States;

namespace Vedette.Protocol.States;

/// <summary>
/// Turns what is reported in each cycle into a keyframe and then deltas: an entity that did not change costs nothing. A cycle is (1) <see cref="Begin"/>, (2) <see cref="Observe"/> for every entity,
/// (3) <see cref="EndKind"/> for every kind that was reported completely, (4) <see cref="Finish"/>.
/// </summary>
public sealed class StateTracker(TimeSpan keyframeEvery)
{
    /// <summary>More are not kept: a process bomb must not become the agent's own. The rest of a cycle is counted.</summary>
    public const int MaxEntities = 50_000;

    private readonly Dictionary<EntityKind, Dictionary<string, TrackedEntity>> _kinds = [];
    private readonly List<string> _gone = [];
    private readonly StateEncoder _encoder = new();
    private readonly ReadingsPatch _patch = new();
    private long _cycle;
    private long _atMs;
    private long _chainMs;
    private uint _index;
    private uint _nextReference;
    private bool _keyframe = true;
    private int _count;

    /// <summary>Entities of the cycle that were beyond <see cref="MaxEntities"/>.</summary>
    public int OverLimit { get; private set; }

    /// <summary>Entities that are kept.</summary>
    public int Count => _count;

    /// <summary>Has the next cycle begin a new chain: after what was written did not reach its place.</summary>
    public void RestartChain() => _keyframe = true;

    public void Begin(long atMs)
    {
        // A clock that was set back begins a chain, too: within one, time goes on.
        _keyframe |= _index > 0 && (atMs - _chainMs >= keyframeEvery.TotalMilliseconds || atMs <= _atMs);
        _atMs = atMs;
        _cycle++;
        OverLimit = 0;
        _encoder.Begin();
    }

    /// <summary>A key that stands twice in a cycle counts once, the first.</summary>
    public void Observe(EntityKind kind, string key, ReadOnlySpan<byte> description, ReadOnlySpan<byte> readings)
    {
        Dictionary<string, TrackedEntity> entities = Entities(kind);
        if (!entities.TryGetValue(key, out TrackedEntity? entity))
        {
            if (_count >= MaxEntities)
            {
                OverLimit++;
                return;
            }

            entities.Add(key, entity = new TrackedEntity(kind, key));
            _count++;
        }
        else if (entity.SeenInCycle == _cycle)
        {
            return;
        }

        entity.SeenInCycle = _cycle;
        // Against what the chain holds, so before it is replaced.
        bool patched = !_keyframe && entity.Reference is not null && !readings.SequenceEqual(entity.Readings) && _patch.TryMake(entity.Readings, readings);
        bool newDescription = entity.TakeDescription(description);
        bool newReadings = entity.TakeReadings(readings);
        if (_keyframe)
        {
            // All are written at the end, those included whose source failed in this cycle.
            return;
        }

        if (entity.Reference is not { } reference)
        {
            entity.Reference = _nextReference;
            _encoder.Appear(_nextReference++, kind, key, description, readings);
        }
        else if (newDescription || newReadings)
        {
            _encoder.Change(new EntityDelta
            {
                Reference = reference,
                Appears = false,
                IsGone = false,
                HasDescription = newDescription,
                Description = description,
                HasReadings = newReadings && !patched,
                Readings = readings,
                Patch = patched ? _patch.Written : default,
            });
        }
    }

    /// <summary>The kind was reported completely: what was not among it is gone.</summary>
    public void EndKind(EntityKind kind)
    {
        Dictionary<string, TrackedEntity> entities = Entities(kind);
        _gone.Clear();
        foreach ((string key, TrackedEntity entity) in entities)
        {
            if (entity.SeenInCycle != _cycle)
            {
                _gone.Add(key);
                if (!_keyframe && entity.Reference is { } reference)
                {
                    _encoder.Gone(reference);
                }
            }
        }

        foreach (string key in _gone)
        {
            entities.Remove(key);
            _count--;
        }
    }

    /// <summary>The payload of the cycle; valid until the next <see cref="Begin"/>. A delta without an entity says that nothing changed.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        if (_keyframe)
        {
            WriteKeyframe();
            _keyframe = false;
            _chainMs = _atMs;
            _index = 0;
        }

        return _encoder.Finish(_atMs, _chainMs, _index++);
    }

    private void WriteKeyframe()
    {
        _nextReference = 0;
        foreach (Dictionary<string, TrackedEntity> entities in _kinds.Values)
        {
            foreach (TrackedEntity entity in entities.Values)
            {
                entity.Reference = _nextReference;
                _encoder.Appear(_nextReference++, entity.Kind, entity.Key, entity.Description, entity.Readings);
            }
        }
    }

    private Dictionary<string, TrackedEntity> Entities(EntityKind kind)
    {
        if (!_kinds.TryGetValue(kind, out Dictionary<string, TrackedEntity>? entities))
        {
            _kinds.Add(kind, entities = new Dictionary<string, TrackedEntity>(StringComparer.Ordinal));
        }

        return entities;
    }
}
