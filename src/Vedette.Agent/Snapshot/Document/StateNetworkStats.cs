using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

internal sealed record StateNetworkStats(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? RxBytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? TxBytes);
