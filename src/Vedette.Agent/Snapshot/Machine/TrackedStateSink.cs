using Vedette.Collectors;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>Hands what sources report to the tracker that makes the bytes for the wire.</summary>
internal sealed class TrackedStateSink(StateTracker tracker, long timestampMs) : IStateSink
{
    public long TimestampMs { get; } = timestampMs;

    public FieldWriter Description { get; } = new();

    public FieldWriter Readings { get; } = new();

    public void Add(EntityKind kind, string key)
    {
        tracker.Observe(kind, key, Description.Written, Readings.Written);
        Description.Reset();
        Readings.Reset();
    }
}
