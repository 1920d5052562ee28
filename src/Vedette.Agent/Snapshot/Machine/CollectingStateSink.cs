using Vedette.Collectors;
using Vedette.Model.States;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>Keeps the entities that a source reports, decoded.</summary>
internal sealed class CollectingStateSink(long timestampMs) : IStateSink
{
    private readonly List<StateEntity> _entities = [];

    public long TimestampMs { get; } = timestampMs;

    public FieldWriter Description { get; } = new();

    public FieldWriter Readings { get; } = new();

    public IReadOnlyList<StateEntity> Entities => _entities;

    public void Add(EntityKind kind, string key)
    {
        _entities.Add(StateEntities.Decode(kind, key, Description.Written, Readings.Written));
        Description.Reset();
        Readings.Reset();
    }
}
