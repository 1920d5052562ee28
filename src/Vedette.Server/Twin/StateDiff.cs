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
        var appeared = new List<TwinEntity>();
        foreach (TwinEntity entity in to?.Entities.Where(e => kinds.Has(e.Kind)) ?? [])
        {
            if (!before.Remove((entity.Kind, entity.Key), out TwinEntity? was))
            {
                appeared.Add(entity);
            }
            else if (ChangeRules.Compare(was, entity) is { Count: > 0 } fields)
            {
                changes.Add(New(entity, "changed") with { Fields = fields });
            }
        }

        // Only now is it known which of the old ones are left.
        Dictionary<string, TwinEntity> replaced = ContainersByName(before.Values);
        foreach (TwinEntity entity in appeared)
        {
            if (entity.Kind != EntityKind.Container || RecreatedContainers.NameOf(entity) is not { } name || !replaced.Remove(name, out TwinEntity? was))
            {
                changes.Add(New(entity, "appeared") with { After = new EntityView(entity) });
                continue;
            }

            before.Remove((was.Kind, was.Key));
            changes.Add(New(entity, "changed") with { Fields = ChangeRules.Compare(was, entity) });
        }

        changes.AddRange(before.Values.Select(entity => New(entity, "gone") with { Before = new EntityView(entity) }));
        return changes;
    }

    /// <summary>Containers that are gone: one that bears the name of such a one was created in its place.</summary>
    private static Dictionary<string, TwinEntity> ContainersByName(IEnumerable<TwinEntity> gone)
    {
        var named = new Dictionary<string, TwinEntity>(StringComparer.Ordinal);
        foreach (TwinEntity container in gone.Where(e => e.Kind == EntityKind.Container))
        {
            if (RecreatedContainers.NameOf(container) is { } name)
            {
                named[name] = container;
            }
        }

        return named;
    }

    private static StateChange New(TwinEntity entity, string change) => new(EntitySchemas.Find(entity.Kind)!.Name, entity.Key, EntityTitle.Of(entity), change);
}
