using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteSavedViewStore(ControlDatabase database) : ISavedViewStore
{
    private const string Columns = """
        SELECT v.id AS Id, v.account_id AS AccountId, a.username AS Owner, v.page AS Page, v.name AS Name, v.query AS Query, v.shared AS IsShared
        FROM saved_views v JOIN accounts a ON a.id = v.account_id
        """;

    public ValueTask<IReadOnlyList<SavedView>> ListAsync(int accountId, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<SavedView>>(
            session => session.List<SavedView>(Columns + " WHERE v.account_id = @accountId OR v.shared = 1 ORDER BY v.page, v.name_key, v.id", new { accountId }), stop);

    public ValueTask<SavedView?> FindAsync(int id, CancellationToken stop) => database.ReadAsync(session => Find(session, id), stop);

    public ValueTask<(SavedViewOutcome Outcome, SavedView? View)> AddAsync(SavedView added, int most, CancellationToken stop) =>
        database.WriteAsync<(SavedViewOutcome, SavedView?)>(
            session =>
            {
                if (IsNameTaken(session, added))
                {
                    return (SavedViewOutcome.NameTaken, null);
                }

                if (session.First<long>("SELECT count(*) FROM saved_views WHERE account_id = @AccountId", new { added.AccountId }) >= most)
                {
                    return (SavedViewOutcome.TooMany, null);
                }

                int id = (int)session.First<long>(
                    "INSERT INTO saved_views (account_id, page, name, name_key, query, shared) VALUES (@AccountId, @Page, @Name, @key, @Query, @shared) RETURNING id",
                    new { added.AccountId, added.Page, added.Name, key = NameKey.Of(added.Name), added.Query, shared = added.IsShared ? 1 : 0 });
                return (SavedViewOutcome.Done, Find(session, id));
            },
            stop);

    public ValueTask<SavedViewOutcome> ChangeAsync(int id, SavedViewChange change, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (Find(session, id) is not { } now)
                {
                    return SavedViewOutcome.NotFound;
                }

                SavedView changed = now with { Name = change.Name ?? now.Name, Query = change.Query ?? now.Query, IsShared = change.IsShared ?? now.IsShared };
                if (IsNameTaken(session, changed))
                {
                    return SavedViewOutcome.NameTaken;
                }

                session.Execute(
                    "UPDATE saved_views SET name = @Name, name_key = @key, query = @Query, shared = @shared WHERE id = @Id",
                    new { changed.Id, changed.Name, key = NameKey.Of(changed.Name), changed.Query, shared = changed.IsShared ? 1 : 0 });
                return SavedViewOutcome.Done;
            },
            stop);

    public ValueTask<bool> DeleteAsync(int id, CancellationToken stop) =>
        database.WriteAsync(session => session.Execute("DELETE FROM saved_views WHERE id = @id", new { id }) > 0, stop);

    private static SavedView? Find(ControlSession session, int id) => session.FirstOrDefault<SavedView>(Columns + " WHERE v.id = @id", new { id });

    private static bool IsNameTaken(ControlSession session, SavedView view) =>
        session.First<long>(
            "SELECT EXISTS (SELECT 1 FROM saved_views WHERE account_id = @AccountId AND page = @Page AND name_key = @key AND id <> @Id)",
            new { view.AccountId, view.Page, key = NameKey.Of(view.Name), view.Id }) != 0;
}
