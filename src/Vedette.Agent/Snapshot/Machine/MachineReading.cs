using Vedette.Model.States;

namespace Vedette.Agent.Snapshot.Machine;

/// <summary>One cycle: what the agent would put on the wire for it.</summary>
/// <param name="StatePayload">As <c>StateTracker</c> made it.</param>
/// <param name="Entities">The same, decoded.</param>
/// <param name="Failures">One sentence for each part that could not be read.</param>
internal sealed record MachineReading(
    DateTimeOffset At, SampleSet Samples, ReadOnlyMemory<byte> StatePayload, IReadOnlyList<StateEntity> Entities, IReadOnlyList<string> Failures)
{
    public IEnumerable<StateEntity> Of(EntityKind kind) => Entities.Where(e => e.Kind == kind);
}
