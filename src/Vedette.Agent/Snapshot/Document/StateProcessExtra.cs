using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>What the format leaves to the writer: whom the process belongs to.</summary>
internal sealed record StateProcessExtra(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContainerId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LlmRuntime);
