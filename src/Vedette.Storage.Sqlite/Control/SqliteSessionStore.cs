using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteSessionStore(ControlDatabase database) : ISessionStore
{
    public async ValueTask AddAsync(byte[] tokenHash, int accountId, long createdAtMs, long expiresAtMs, CancellationToken stop) =>
        await database.WriteAsync(
            session => session.Execute(
                "INSERT INTO sessions (token_hash, account_id, created_at_ms, expires_at_ms) VALUES (@tokenHash, @accountId, @createdAtMs, @expiresAtMs)",
                new { tokenHash, accountId, createdAtMs, expiresAtMs }),
            stop);

    public ValueTask<Session?> FindAsync(byte[] tokenHash, long nowMs, CancellationToken stop) =>
        database.ReadAsync(
            session => session.FirstOrDefault<Session>(
                """
                SELECT a.id AS AccountId, a.username AS Username, a.role AS Role, s.created_at_ms AS CreatedAtMs, s.expires_at_ms AS ExpiresAtMs
                FROM sessions s JOIN accounts a ON a.id = s.account_id
                WHERE s.token_hash = @tokenHash AND s.expires_at_ms > @nowMs
                """,
                new { tokenHash, nowMs }),
            stop);

    public async ValueTask ExtendAsync(byte[] tokenHash, long expiresAtMs, CancellationToken stop) =>
        await database.WriteAsync(
            session => session.Execute(
                "UPDATE sessions SET expires_at_ms = @expiresAtMs WHERE token_hash = @tokenHash AND expires_at_ms < @expiresAtMs", new { tokenHash, expiresAtMs }),
            stop);

    public async ValueTask EndAsync(byte[] tokenHash, CancellationToken stop) =>
        await database.WriteAsync(session => session.Execute("DELETE FROM sessions WHERE token_hash = @tokenHash", new { tokenHash }), stop);

    public ValueTask<int> RemoveExpiredAsync(long nowMs, CancellationToken stop) =>
        database.WriteAsync(session => session.Execute("DELETE FROM sessions WHERE expires_at_ms <= @nowMs", new { nowMs }), stop);
}
