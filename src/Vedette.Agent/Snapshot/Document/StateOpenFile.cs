using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

internal sealed record StateOpenFile(
    string Path,
    ulong Fd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ulong Position,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mode,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Flags);
