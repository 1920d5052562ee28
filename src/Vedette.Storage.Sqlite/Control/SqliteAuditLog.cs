using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteAuditLog(ControlDatabase database) : IAuditLog
{
    public async ValueTask AppendAsync(AuditEntry entry, CancellationToken stop) =>
        await database.WriteAsync(
            session => session.Execute("INSERT INTO audit (at_ms, actor, address, action, target) VALUES (@AtMs, @Actor, @Address, @Action, @Target)", entry), stop);

    public ValueTask<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<AuditEntry>>(
            session => session.List<AuditEntry>(
                "SELECT at_ms AS AtMs, actor AS Actor, address AS Address, action AS Action, target AS Target FROM audit ORDER BY id DESC LIMIT @limit", new { limit }),
            stop);
}
