using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

internal sealed record StateIoCounters(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong ReadCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong WriteCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong ReadBytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong WriteBytes);
