using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>Compares two moments, entity by entity.</summary>
internal static class StateDiff
{
    public static IReadOnlyList<StateChange> Of(TwinSnapshot? from, TwinSnapshot? to, KindChoice kinds)
    {
        var before = new Dictionary<(EntityKind, string), TwinEntity>();
        foreach (TwinEntity entity in from?.Entities.Where(e => kinds.Has(e.Kind)) ?? [])
        {
            before[(entity.Kind, entity.Key)] = entity;
        }

        var changes = new List<StateChange>();
        foreach (TwinEntity entity in to?.Entities.Where(e => kinds.Has(e.Kind)) ?? [])
        {
            if (!before.Remove((entity.Kind, entity.Key), out TwinEntity? was))
            {
                changes.Add(New(entity, "appeared") with { After = new EntityView(entity) });
            }
            else if (ChangeRules.Compare(was, entity) is { Count: > 0 } fields)
            {
                changes.Add(New(entity, "changed") with { Fields = fields });
            }
        }

        changes.AddRange(before.Values.Select(entity => New(entity, "gone") with { Before = new EntityView(entity) }));
        return changes;
    }

    private static StateChange New(TwinEntity entity, string change) => new(EntitySchemas.Find(entity.Kind)!.Name, entity.Key, EntityTitle.Of(entity), change);
}
