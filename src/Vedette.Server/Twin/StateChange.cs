using System.Text.Json.Serialization;

namespace Vedette.Server.Twin;

/// <summary>What differs between two moments of one entity.</summary>
/// <param name="Change">appeared, gone or changed.</param>
internal sealed record StateChange(string Kind, string Key, string Title, string Change)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldChange>? Fields { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntityView? Before { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EntityView? After { get; init; }
}
