using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqlitePoolStore(ControlDatabase database) : IPoolStore
{
    private const string Columns = "SELECT id AS Id, name AS Name, url AS Url, worker_pattern AS WorkerPattern, site_id AS SiteId FROM pools";

    public ValueTask<IReadOnlyList<MiningPool>> ListAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MiningPool>>(session => session.List<MiningPool>(Columns + " ORDER BY id"), stop);

    public ValueTask<MiningPool?> AddAsync(MiningPool added, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsNameTaken(session, added.Name, exceptId: 0))
                {
                    return null;
                }

                int id = (int)session.First<long>(
                    "INSERT INTO pools (name, name_key, url, worker_pattern, site_id) VALUES (@Name, @key, @Url, @WorkerPattern, @SiteId) RETURNING id",
                    new { added.Name, key = NameKey.Of(added.Name), added.Url, added.WorkerPattern, added.SiteId });
                return added with { Id = id };
            },
            stop);

    public ValueTask<PlaceOutcome> UpdateAsync(MiningPool changed, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsNameTaken(session, changed.Name, changed.Id))
                {
                    return PlaceOutcome.NameTaken;
                }

                int rows = session.Execute(
                    "UPDATE pools SET name = @Name, name_key = @key, url = @Url, worker_pattern = @WorkerPattern, site_id = @SiteId WHERE id = @Id",
                    new { changed.Id, changed.Name, key = NameKey.Of(changed.Name), changed.Url, changed.WorkerPattern, changed.SiteId });
                return rows > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound;
            },
            stop);

    public ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop) =>
        database.WriteAsync(session => session.Execute("DELETE FROM pools WHERE id = @id", new { id }) > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound, stop);

    private static bool IsNameTaken(ControlSession session, string name, int exceptId) =>
        session.First<long>("SELECT EXISTS (SELECT 1 FROM pools WHERE name_key = @key AND id <> @exceptId)", new { key = NameKey.Of(name), exceptId }) != 0;
}
