using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.States;

/// <summary>Deletes some rows of a chain, its newest first: what is left between two slices is still a keyframe with its next deltas.</summary>
internal sealed class ChainDeletion : ICommittable
{
    public ChainDeletion(StateChain chain, int atMost)
    {
        Changes.DeleteStateChain = chain;
        Changes.DeleteAtMost = atMost;
    }

    public TelemetryChanges Changes { get; } = new();

    public void Publish()
    {
    }
}
