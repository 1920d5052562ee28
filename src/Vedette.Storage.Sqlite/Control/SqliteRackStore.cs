using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteRackStore(ControlDatabase database) : IRackStore
{
    private const string Columns = "SELECT id AS Id, site_id AS SiteId, container_id AS ContainerId, name AS Name, row_count AS Rows, column_count AS Columns FROM racks";

    public ValueTask<IReadOnlyList<MinerRack>> ListAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MinerRack>>(session => session.List<MinerRack>(Columns + " ORDER BY id"), stop);

    public ValueTask<MinerRack?> AddAsync(MinerRack added, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsNameTaken(session, added with { Id = 0 }))
                {
                    return null;
                }

                int id = (int)session.First<long>(
                    "INSERT INTO racks (site_id, container_id, name, name_key, row_count, column_count) VALUES (@SiteId, @ContainerId, @Name, @key, @Rows, @Columns) RETURNING id",
                    new { added.SiteId, added.ContainerId, added.Name, key = NameKey.Of(added.Name), added.Rows, added.Columns });
                return added with { Id = id };
            },
            stop);

    public ValueTask<PlaceOutcome> UpdateAsync(MinerRack changed, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsNameTaken(session, changed))
                {
                    return PlaceOutcome.NameTaken;
                }

                bool tooSmall = session.First<long>(
                    "SELECT EXISTS (SELECT 1 FROM miners WHERE rack_id = @Id AND (rack_row >= @Rows OR rack_column >= @Columns))", new { changed.Id, changed.Rows, changed.Columns }) != 0;
                if (tooSmall)
                {
                    return PlaceOutcome.Occupied;
                }

                int rows = session.Execute(
                    "UPDATE racks SET container_id = @ContainerId, name = @Name, name_key = @key, row_count = @Rows, column_count = @Columns WHERE id = @Id",
                    new { changed.Id, changed.ContainerId, changed.Name, key = NameKey.Of(changed.Name), changed.Rows, changed.Columns });
                return rows > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound;
            },
            stop);

    public ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                session.Execute("UPDATE miners SET rack_id = NULL, rack_row = NULL, rack_column = NULL WHERE rack_id = @id", new { id });
                return session.Execute("DELETE FROM racks WHERE id = @id", new { id }) > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound;
            },
            stop);

    private static bool IsNameTaken(ControlSession session, MinerRack rack) =>
        session.First<long>(
            "SELECT EXISTS (SELECT 1 FROM racks WHERE site_id = @SiteId AND name_key = @key AND id <> @Id)", new { rack.SiteId, key = NameKey.Of(rack.Name), rack.Id }) != 0;
}
