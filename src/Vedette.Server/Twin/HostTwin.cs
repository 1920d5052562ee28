using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>A host's state at a moment.</summary>
/// <param name="AsOfMs">When the shown state was read; null where nothing is known of that moment.</param>
/// <param name="Live">It is the newest there is.</param>
/// <param name="Complete">False where deltas before that moment are missing.</param>
/// <param name="Entities">By the kind's name; every kind that was asked for, in the order of the tables.</param>
internal sealed record HostTwin(int HostId, long AtMs, long? AsOfMs, bool Live, bool Complete, IReadOnlyDictionary<string, IReadOnlyList<EntityView>> Entities)
{
    public static HostTwin Of(int hostId, long atMs, (TwinSnapshot? Snapshot, bool IsNewest) read, KindChoice kinds)
    {
        ILookup<EntityKind, TwinEntity> byKind = (read.Snapshot?.Entities ?? []).ToLookup(e => e.Kind);
        var entities = new OrderedDictionary<string, IReadOnlyList<EntityView>>(StringComparer.Ordinal);
        foreach (EntitySchema schema in EntitySchemas.All.Where(s => read.Snapshot is not null && kinds.Has(s.Kind)))
        {
            entities.Add(schema.Name, [.. byKind[schema.Kind].Select(e => new EntityView(e))]);
        }

        return new HostTwin(hostId, atMs, read.Snapshot?.AtMs, read.IsNewest, read.Snapshot?.IsComplete ?? false, entities);
    }
}
