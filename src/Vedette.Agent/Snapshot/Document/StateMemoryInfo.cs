using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>Bytes.</summary>
internal sealed record StateMemoryInfo(
    ulong Rss,
    ulong Vms,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong Shared,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong Data,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong Swap);
