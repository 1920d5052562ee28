using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteAccountStore(ControlDatabase database) : IAccountStore
{
    private const string Columns = "SELECT id AS Id, username AS Username, role AS Role, password_hash AS PasswordHash, created_at_ms AS CreatedAtMs FROM accounts";

    public ValueTask<Account?> AddAsync(NewAccount account, CancellationToken stop) =>
        database.WriteAsync(session => Find(session, account.Username) is null ? Insert(session, account) : null, stop);

    public ValueTask<Account?> AddFirstAdministratorAsync(string username, string passwordHash, long createdAtMs, CancellationToken stop) =>
        database.WriteAsync(
            session => CountAdministrators(session) > 0 ? null : Insert(session, new NewAccount(username, Role.Admin, passwordHash, createdAtMs)), stop);

    public ValueTask<bool> AnyAdministratorAsync(CancellationToken stop) => database.ReadAsync(session => CountAdministrators(session) > 0, stop);

    public ValueTask<Account?> FindByUsernameAsync(string username, CancellationToken stop) => database.ReadAsync(session => Find(session, username), stop);

    public ValueTask<IReadOnlyList<Account>> ListAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Account>>(session => session.List<Account>(Columns + " ORDER BY id"), stop);

    public ValueTask<DeleteAccountOutcome> DeleteAsync(int id, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                Account? account = session.FirstOrDefault<Account>(Columns + " WHERE id = @id", new { id });
                if (account is null)
                {
                    return DeleteAccountOutcome.NotFound;
                }

                if (account.Role == Role.Admin && CountAdministrators(session) == 1)
                {
                    return DeleteAccountOutcome.LastAdministrator;
                }

                session.Execute("DELETE FROM accounts WHERE id = @id", new { id });
                return DeleteAccountOutcome.Deleted;
            },
            stop);

    private static Account? Find(ControlSession session, string username) =>
        session.FirstOrDefault<Account>(Columns + " WHERE username_key = @key", new { key = NameKey.Of(username) });

    private static long CountAdministrators(ControlSession session) =>
        session.First<long>("SELECT count(*) FROM accounts WHERE role = @role", new { role = Role.Admin });

    private static Account Insert(ControlSession session, NewAccount account)
    {
        session.Execute(
            "INSERT INTO accounts (username, username_key, role, password_hash, created_at_ms) VALUES (@Username, @key, @Role, @PasswordHash, @CreatedAtMs)",
            new { account.Username, key = NameKey.Of(account.Username), account.Role, account.PasswordHash, account.CreatedAtMs });
        return Find(session, account.Username)!;
    }
}
