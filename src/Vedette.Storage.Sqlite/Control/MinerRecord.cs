using System.Text.Json;
using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

/// <summary>A row of the table <c>miners</c>, as Dapper fills it.</summary>
internal sealed class MinerRecord
{
    public const string Columns = """
        SELECT id AS Id, site_id AS SiteId, key AS Key, agent_id AS AgentId, name AS Name, container_id AS ContainerId, rack_id AS RackId, rack_row AS RackRow, rack_column AS RackColumn,
          pool_id AS PoolId, tags AS Tags, paused AS IsPaused, first_seen_ms AS FirstSeenMs, gone_at_ms AS GoneAtMs
        FROM miners
        """;

    public int Id { get; init; }

    public int SiteId { get; init; }

    public required string Key { get; init; }

    public int AgentId { get; init; }

    public string? Name { get; init; }

    public int? ContainerId { get; init; }

    public int? RackId { get; init; }

    public int? RackRow { get; init; }

    public int? RackColumn { get; init; }

    public int? PoolId { get; init; }

    public required string Tags { get; init; }

    public bool IsPaused { get; init; }

    public long FirstSeenMs { get; init; }

    public long? GoneAtMs { get; init; }

    public static string TagsText(IReadOnlyList<string> tags) => JsonSerializer.Serialize(tags);

    public RosteredMiner ToMiner() => new()
    {
        Id = Id,
        SiteId = SiteId,
        Key = Key,
        AgentId = AgentId,
        Name = Name,
        ContainerId = ContainerId,
        RackId = RackId,
        RackRow = RackRow,
        RackColumn = RackColumn,
        PoolId = PoolId,
        Tags = JsonSerializer.Deserialize<string[]>(Tags) ?? [],
        IsPaused = IsPaused,
        FirstSeenMs = FirstSeenMs,
        GoneAtMs = GoneAtMs,
    };
}
