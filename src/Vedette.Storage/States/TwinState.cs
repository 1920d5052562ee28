using System.Text;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Storage.States;

/// <summary>A chain folded up to some row. Not for several threads; <see cref="Snapshot"/> is.</summary>
public sealed class TwinState
{
    // A host's own keyframe holds no more; what a hostile one appends is left out and marks the state as incomplete.
    private const int MostEntities = StateTracker.MaxEntities;

    private readonly Dictionary<uint, TwinEntity> _entities = [];
    private readonly FieldWriter _patched = new();
    private bool _started;

    public long AtMs { get; private set; } = long.MinValue;

    public long ChainMs { get; private set; } = long.MinValue;

    public uint Index { get; private set; }

    /// <summary>False where the keyframe or a delta before the newest is missing.</summary>
    public bool IsComplete { get; private set; } = true;

    public int Count => _entities.Count;

    /// <summary>Bytes of memory, near enough.</summary>
    public long Bytes { get; private set; }

    /// <summary>Folds a row in. One of another chain begins anew; one that is not behind the newest of its chain is left out.</summary>
    /// <exception cref="Vedette.Model.States.StateFormatException">The payload is malformed; the state is of no use any more.</exception>
    /// <param name="changes">Where given, hears what the row did within its chain; of one that begins a chain, every entity as appearing.</param>
    public void Apply(ReadOnlySpan<byte> payload, ICollection<TwinChange>? changes = null)
    {
        var reader = new StateReader(payload);
        StateHeader header = reader.Header;
        if (!_started || header.ChainMs != ChainMs)
        {
            Begin(header);
        }
        else if (header.Index <= Index)
        {
            return;
        }
        else
        {
            IsComplete &= header.Index == Index + 1;
        }

        AtMs = header.AtMs;
        Index = header.Index;
        while (reader.TryRead(out EntityDelta delta))
        {
            Apply(delta, changes);
        }
    }

    /// <summary>The entity of a reference, or null.</summary>
    public TwinEntity? Find(uint reference) => _entities.GetValueOrDefault(reference);

    public TwinSnapshot Snapshot() => new(AtMs, ChainMs, IsComplete, [.. _entities.Values]);

    private void Begin(StateHeader header)
    {
        _entities.Clear();
        Bytes = 0;
        _started = true;
        ChainMs = header.ChainMs;
        IsComplete = header.IsKeyframe;
    }

    private void Apply(EntityDelta delta, ICollection<TwinChange>? changes)
    {
        TwinEntity? before = Find(delta.Reference);
        if (delta.IsGone)
        {
            IsComplete &= Remove(delta.Reference);
        }
        else if (delta.Appears)
        {
            Put(delta.Reference, new TwinEntity(delta.Kind, Encoding.UTF8.GetString(delta.Key), delta.Description.ToArray(), delta.Readings.ToArray()));
        }
        else if (before is { } known)
        {
            Put(delta.Reference, new TwinEntity(
                known.Kind, known.Key, delta.HasDescription ? delta.Description.ToArray() : known.Description, ReadingsOf(known, delta)));
        }
        else
        {
            // Its appearance was lost, or the agent's reference is wrong.
            IsComplete = false;
        }

        TwinEntity? after = Find(delta.Reference);
        if (changes is not null && !ReferenceEquals(before, after))
        {
            changes.Add(new TwinChange(before, after));
        }
    }

    private byte[] ReadingsOf(TwinEntity known, EntityDelta delta)
    {
        if (delta.Patch.IsEmpty)
        {
            return delta.HasReadings ? delta.Readings.ToArray() : known.Readings;
        }

        ReadingsPatch.Apply(known.Readings, delta.Patch, _patched);
        return _patched.Written.ToArray();
    }

    private void Put(uint reference, TwinEntity entity)
    {
        Remove(reference);
        if (_entities.Count >= MostEntities)
        {
            IsComplete = false;
            return;
        }

        _entities[reference] = entity;
        Bytes += entity.Bytes;
    }

    private bool Remove(uint reference)
    {
        if (!_entities.Remove(reference, out TwinEntity? removed))
        {
            return false;
        }

        Bytes -= removed.Bytes;
        return true;
    }
}
