using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Vedette.Server.Bridge;

/// <param name="Status">updated or no_changes.</param>
internal sealed record UpdateReply(string Status, string StateId)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Snapshot { get; init; }

    /// <summary>Under DeepDiff's words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Changes { get; init; }
}
