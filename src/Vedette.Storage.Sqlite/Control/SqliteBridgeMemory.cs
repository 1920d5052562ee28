using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteBridgeMemory(ControlDatabase database) : IBridgeMemory
{
    public ValueTask<byte[]?> ReadAsync(int agentId, CancellationToken stop) =>
        database.ReadAsync(session => session.FirstOrDefault<byte[]>("SELECT document FROM bridge_memory WHERE agent_id = @agentId", new { agentId }), stop);

    public async ValueTask WriteAsync(int agentId, byte[] document, CancellationToken stop) =>
        await database.WriteAsync(
            session => session.Execute(
                """
                INSERT INTO bridge_memory (agent_id, document) SELECT id, @document FROM agents WHERE id = @agentId AND deleted_at_ms IS NULL
                ON CONFLICT (agent_id) DO UPDATE SET document = excluded.document
                """,
                new { agentId, document }),
            stop);
}
