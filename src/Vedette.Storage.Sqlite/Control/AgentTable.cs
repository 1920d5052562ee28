using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

/// <summary>Statements on agents that more than one store needs inside its own transaction.</summary>
internal static class AgentTable
{
    private const string Columns = """
        SELECT a.id AS Id, a.kind AS Kind, a.name AS Name, a.description AS Description, a.site_id AS SiteId, a.agent_uid AS AgentUid, k.hash AS KeyHash,
          a.created_at_ms AS CreatedAtMs, a.last_seen_ms AS LastSeenMs, a.ip_address AS IpAddress, a.os_type AS OsType, a.os_name AS OsName,
          a.agent_version AS AgentVersion, a.metadata AS Metadata, a.keyless AS IsKeyless
        FROM agents a LEFT JOIN agent_keys k ON k.agent_id = a.id AND k.revoked_at_ms IS NULL
        WHERE a.deleted_at_ms IS NULL
        """;

    public static List<AgentRow> List(ControlSession session) => session.List<AgentRow>(Columns + " ORDER BY a.id");

    public static AgentRow? Find(ControlSession session, int id) => session.FirstOrDefault<AgentRow>(Columns + " AND a.id = @id", new { id });

    public static bool IsNameTaken(ControlSession session, string name, int exceptId = 0) =>
        session.First<long>(
            "SELECT EXISTS (SELECT 1 FROM agents WHERE name_key = @key AND deleted_at_ms IS NULL AND id <> @exceptId)",
            new { key = NameKey.Of(name), exceptId }) != 0;

    public static AgentRow Insert(ControlSession session, NewAgent agent)
    {
        int id = (int)session.First<long>(
            """
            INSERT INTO agents (kind, name, name_key, description, site_id, created_at_ms, keyless)
            VALUES (@Kind, @Name, @key, @Description, @SiteId, @CreatedAtMs, @keyless) RETURNING id
            """,
            new { agent.Kind, agent.Name, key = NameKey.Of(agent.Name), agent.Description, agent.SiteId, agent.CreatedAtMs, keyless = agent.KeyHash is null ? 1 : 0 });
        if (agent.KeyHash is not null)
        {
            InsertKey(session, id, agent.KeyHash, agent.CreatedAtMs);
        }

        return Find(session, id)!;
    }

    public static void InsertKey(ControlSession session, int id, byte[] hash, long atMs) =>
        session.Execute("INSERT INTO agent_keys (agent_id, hash, created_at_ms) VALUES (@id, @hash, @atMs)", new { id, hash, atMs });

    public static void RevokeKey(ControlSession session, int id, long atMs) =>
        session.Execute("UPDATE agent_keys SET revoked_at_ms = @atMs WHERE agent_id = @id AND revoked_at_ms IS NULL", new { id, atMs });

    public static bool UpdateFacts(ControlSession session, int id, AgentFacts facts) =>
        session.Execute(
            """
            UPDATE agents SET description = coalesce(@Description, description), ip_address = coalesce(@IpAddress, ip_address), os_type = coalesce(@OsType, os_type),
              os_name = coalesce(@OsName, os_name), agent_version = coalesce(@AgentVersion, agent_version), metadata = coalesce(@Metadata, metadata)
            WHERE id = @id AND deleted_at_ms IS NULL
            """,
            new { id, facts.Description, facts.IpAddress, facts.OsType, facts.OsName, facts.AgentVersion, facts.Metadata }) > 0;
}
