using System.Text.Json.Serialization;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>One change on the lane of a host.</summary>
/// <param name="AtMs">When the state that shows it was read.</param>
/// <param name="Change">appeared, gone or changed.</param>
internal sealed record TimelineChange(long AtMs, string Kind, string Key, string Title, string Change, string Category, string Summary)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldChange>? Fields { get; init; }

    /// <summary>Null where nothing worth telling changed.</summary>
    public static TimelineChange? Of(long atMs, TwinEntity? before, TwinEntity? after)
    {
        TwinEntity entity = after ?? before!;
        if (ChangeRules.Find(entity.Kind) is null || ChangeRules.IsNoise(entity))
        {
            return null;
        }

        IReadOnlyList<FieldChange>? fields = before is null || after is null ? null : ChangeRules.Compare(before, after);
        if (fields is { Count: 0 })
        {
            return null;
        }

        string change = before is null ? "appeared" : after is null ? "gone" : "changed";
        return new TimelineChange(
            atMs, EntitySchemas.Find(entity.Kind)!.Name, entity.Key, EntityTitle.Of(entity), change, ChangeRules.CategoryOf(entity, fields), ChangeSummary.Of(before, after, fields)) { Fields = fields };
    }
}
