using System.Text.Json.Serialization;

namespace Vedette.Server.Twin;

/// <summary>A <see cref="TimelineChange"/> with the host that it happened on.</summary>
internal sealed record FleetChange(int HostId, string Host, long AtMs, string Kind, string Key, string Title, string Change, string Category, string Summary)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldChange>? Fields { get; init; }

    public static FleetChange Of(int hostId, string host, TimelineChange change) =>
        new(hostId, host, change.AtMs, change.Kind, change.Key, change.Title, change.Change, change.Category, change.Summary) { Fields = change.Fields };
}
