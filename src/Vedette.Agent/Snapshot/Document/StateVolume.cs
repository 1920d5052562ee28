using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

internal sealed record StateVolume(
    string Source, string Destination, bool ReadOnly, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type);
