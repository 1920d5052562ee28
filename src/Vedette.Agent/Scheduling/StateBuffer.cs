using Vedette.Collectors;
using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Agent.Scheduling;

/// <summary>Hands what sources report to the tracker. Reused: a steady cycle allocates nothing.</summary>
internal sealed class StateBuffer(StateTracker tracker) : IStateSink
{
    public long TimestampMs { get; set; }

    public FieldWriter Description { get; } = new();

    public FieldWriter Readings { get; } = new();

    public void Add(EntityKind kind, string key)
    {
        tracker.Observe(kind, key, Description.Written, Readings.Written);
        Clear();
    }

    /// <summary>Forgets what a source wrote before it failed.</summary>
    public void Clear()
    {
        Description.Reset();
        Readings.Reset();
    }
}
