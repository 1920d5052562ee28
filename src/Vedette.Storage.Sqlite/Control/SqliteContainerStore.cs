using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteContainerStore(ControlDatabase database) : IContainerStore
{
    private const string Columns = "SELECT id AS Id, site_id AS SiteId, name AS Name, description AS Description FROM containers";

    public ValueTask<IReadOnlyList<MinerContainer>> ListAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MinerContainer>>(session => session.List<MinerContainer>(Columns + " ORDER BY id"), stop);

    public ValueTask<MinerContainer?> AddAsync(MinerContainer added, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsNameTaken(session, added with { Id = 0 }))
                {
                    return null;
                }

                int id = (int)session.First<long>(
                    "INSERT INTO containers (site_id, name, name_key, description) VALUES (@SiteId, @Name, @key, @Description) RETURNING id",
                    new { added.SiteId, added.Name, key = NameKey.Of(added.Name), added.Description });
                return added with { Id = id };
            },
            stop);

    public ValueTask<PlaceOutcome> UpdateAsync(MinerContainer changed, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsNameTaken(session, changed))
                {
                    return PlaceOutcome.NameTaken;
                }

                int rows = session.Execute(
                    "UPDATE containers SET name = @Name, name_key = @key, description = @Description WHERE id = @Id",
                    new { changed.Id, changed.Name, key = NameKey.Of(changed.Name), changed.Description });
                return rows > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound;
            },
            stop);

    public ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop) =>
        database.WriteAsync(session => session.Execute("DELETE FROM containers WHERE id = @id", new { id }) > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound, stop);

    private static bool IsNameTaken(ControlSession session, MinerContainer container) =>
        session.First<long>(
            "SELECT EXISTS (SELECT 1 FROM containers WHERE site_id = @SiteId AND name_key = @key AND id <> @Id)",
            new { container.SiteId, key = NameKey.Of(container.Name), container.Id }) != 0;
}
