using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>The counters are the format's own words: errin, dropout.</summary>
internal sealed record StateNetworkInterface
{
    public required string Name { get; init; }

    public required string Mac { get; init; }

    /// <summary>In CIDR form.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>One string: up|broadcast|multicast.</summary>
    public required string Flags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong BytesSent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong BytesRecv { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong PacketsSent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong PacketsRecv { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong Errin { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong Errout { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong Dropin { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ulong Dropout { get; init; }
}
