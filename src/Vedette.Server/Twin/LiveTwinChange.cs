using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>The event <c>delta</c>.</summary>
internal sealed record LiveTwinChange(long AtMs, IReadOnlyList<LiveTwinEntity> Changed, IReadOnlyList<EntityName> Gone)
{
    public static LiveTwinChange Of(LiveTwinDelta delta) => new(
        delta.AtMs,
        [.. delta.Changes.Where(c => IsShown(c.After)).Select(c => new LiveTwinEntity(EntitySchemas.Find(c.After!.Kind)!.Name, new EntityView(c.After)))],
        [.. delta.Changes.Where(c => c.After is null && IsShown(c.Before)).Select(c => new EntityName(EntitySchemas.Find(c.Before!.Kind)!.Name, c.Before.Key))]);

    private static bool IsShown(TwinEntity? entity) => entity is not null && KindChoice.OfAHost.Has(entity.Kind);
}
