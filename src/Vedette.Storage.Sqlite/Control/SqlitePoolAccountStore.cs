using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqlitePoolAccountStore(ControlDatabase database) : IPoolAccountStore
{
    private const string Columns = """
        SELECT id AS Id, kind AS Kind, account AS Account, base_url AS BaseUrl, hosts AS Hosts, allow_plaintext AS AllowPlaintext, sealed_secret AS SealedSecret, created_at_ms AS CreatedAtMs
        FROM pool_accounts
        """;

    public ValueTask<IReadOnlyList<PoolAccount>> ListAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<PoolAccount>>(session => session.List<PoolAccount>(Columns + " ORDER BY id"), stop);

    public ValueTask<PoolAccount?> AddAsync(PoolAccount added, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsThere(session, added, exceptId: 0))
                {
                    return null;
                }

                int id = (int)session.First<long>(
                    """
                    INSERT INTO pool_accounts (kind, account, base_url, hosts, allow_plaintext, sealed_secret, created_at_ms)
                    VALUES (@Kind, @Account, @BaseUrl, @Hosts, @AllowPlaintext, @SealedSecret, @CreatedAtMs) RETURNING id
                    """,
                    added);
                return added with { Id = id };
            },
            stop);

    public ValueTask<PlaceOutcome> UpdateAsync(PoolAccount changed, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsThere(session, changed, changed.Id))
                {
                    return PlaceOutcome.NameTaken;
                }

                int rows = session.Execute(
                    "UPDATE pool_accounts SET account = @Account, base_url = @BaseUrl, hosts = @Hosts, allow_plaintext = @AllowPlaintext, sealed_secret = @SealedSecret WHERE id = @Id", changed);
                return rows > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound;
            },
            stop);

    public ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop) =>
        database.WriteAsync(session => session.Execute("DELETE FROM pool_accounts WHERE id = @id", new { id }) > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound, stop);

    private static bool IsThere(ControlSession session, PoolAccount account, int exceptId) =>
        session.First<long>(
            "SELECT EXISTS (SELECT 1 FROM pool_accounts WHERE kind = @Kind AND account = @Account AND base_url IS @BaseUrl AND id <> @exceptId)",
            new { account.Kind, account.Account, account.BaseUrl, exceptId }) != 0;
}
