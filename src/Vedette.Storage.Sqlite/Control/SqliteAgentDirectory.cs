using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteAgentDirectory(ControlDatabase database) : IAgentDirectory
{
    public ValueTask<AgentRow?> AddAsync(NewAgent agent, CancellationToken stop) =>
        database.WriteAsync(session => AgentTable.IsNameTaken(session, agent.Name) ? null : AgentTable.Insert(session, agent), stop);

    public ValueTask<IReadOnlyList<AgentRow>> ListAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<AgentRow>>(AgentTable.List, stop);

    public ValueTask<AgentRow?> FindAsync(int id, CancellationToken stop) => database.ReadAsync(session => AgentTable.Find(session, id), stop);

    public ValueTask<RenameOutcome> RenameAsync(int id, string name, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (AgentTable.IsNameTaken(session, name, exceptId: id))
                {
                    return RenameOutcome.NameTaken;
                }

                int changed = session.Execute(
                    "UPDATE agents SET name = @name, name_key = @key WHERE id = @id AND deleted_at_ms IS NULL", new { id, name, key = NameKey.Of(name) });
                return changed > 0 ? RenameOutcome.Renamed : RenameOutcome.NotFound;
            },
            stop);

    public ValueTask<bool> ReplaceKeyAsync(int id, byte[]? newKeyHash, long atMs, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (AgentTable.Find(session, id) is null)
                {
                    return false;
                }

                AgentTable.RevokeKey(session, id, atMs);
                session.Execute("UPDATE agents SET keyless = 0 WHERE id = @id", new { id });
                if (newKeyHash is not null)
                {
                    AgentTable.InsertKey(session, id, newKeyHash, atMs);
                }

                return true;
            },
            stop);

    public ValueTask<bool> DeleteAsync(int id, long atMs, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                AgentTable.RevokeKey(session, id, atMs);
                session.Execute("DELETE FROM bridge_memory WHERE agent_id = @id", new { id });
                return session.Execute("UPDATE agents SET deleted_at_ms = @atMs WHERE id = @id AND deleted_at_ms IS NULL", new { id, atMs }) > 0;
            },
            stop);

    public ValueTask<BindUidOutcome> BindUidAsync(int id, string agentUid, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                session.Execute("UPDATE agents SET agent_uid = @agentUid WHERE id = @id AND agent_uid IS NULL AND deleted_at_ms IS NULL", new { id, agentUid });
                return AgentTable.Find(session, id) switch
                {
                    null => BindUidOutcome.NotFound,
                    { AgentUid: string bound } when string.Equals(bound, agentUid, StringComparison.Ordinal) => BindUidOutcome.Bound,
                    _ => BindUidOutcome.OtherUid,
                };
            },
            stop);

    public ValueTask<bool> UpdateFactsAsync(int id, AgentFacts facts, CancellationToken stop) =>
        database.WriteAsync(session => AgentTable.UpdateFacts(session, id, facts), stop);

    public ValueTask<bool> AssignSiteAsync(int id, int? siteId, CancellationToken stop) =>
        database.WriteAsync(
            session => session.Execute(
                """
                UPDATE agents SET site_id = @siteId
                WHERE id = @id AND deleted_at_ms IS NULL AND (@siteId IS NULL OR EXISTS (SELECT 1 FROM sites WHERE id = @siteId))
                """,
                new { id, siteId }) > 0,
            stop);

    public async ValueTask TouchAsync(IReadOnlyList<AgentSeen> seen, CancellationToken stop) =>
        await database.WriteAsync(
            session =>
            {
                foreach (AgentSeen agent in seen)
                {
                    session.Execute(
                        "UPDATE agents SET last_seen_ms = @AtMs WHERE id = @AgentId AND deleted_at_ms IS NULL AND coalesce(last_seen_ms, 0) < @AtMs",
                        new { agent.AgentId, agent.AtMs });
                }

                return seen.Count;
            },
            stop);
}
