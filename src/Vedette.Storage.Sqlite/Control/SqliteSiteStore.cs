using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteSiteStore(ControlDatabase database) : ISiteStore
{
    private const string Columns = "SELECT id AS Id, name AS Name, description AS Description, location AS Location, time_zone AS TimeZone, created_at_ms AS CreatedAtMs FROM sites";

    public ValueTask<IReadOnlyList<Site>> ListAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Site>>(session => session.List<Site>(Columns + " ORDER BY id"), stop);

    public ValueTask<Site?> AddAsync(Site added, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsNameTaken(session, added.Name, exceptId: 0))
                {
                    return null;
                }

                int id = (int)session.First<long>(
                    "INSERT INTO sites (name, name_key, description, location, time_zone, created_at_ms) VALUES (@Name, @key, @Description, @Location, @TimeZone, @CreatedAtMs) RETURNING id",
                    new { added.Name, key = NameKey.Of(added.Name), added.Description, added.Location, added.TimeZone, added.CreatedAtMs });
                return added with { Id = id };
            },
            stop);

    public ValueTask<PlaceOutcome> UpdateAsync(Site changed, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                if (IsNameTaken(session, changed.Name, changed.Id))
                {
                    return PlaceOutcome.NameTaken;
                }

                int rows = session.Execute(
                    "UPDATE sites SET name = @Name, name_key = @key, description = @Description, location = @Location, time_zone = @TimeZone WHERE id = @Id",
                    new { changed.Id, changed.Name, key = NameKey.Of(changed.Name), changed.Description, changed.Location, changed.TimeZone });
                return rows > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound;
            },
            stop);

    public ValueTask<PlaceOutcome> DeleteAsync(int id, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                bool occupied = session.First<long>(
                    "SELECT EXISTS (SELECT 1 FROM agents WHERE site_id = @id AND deleted_at_ms IS NULL) OR EXISTS (SELECT 1 FROM containers WHERE site_id = @id)", new { id }) != 0;
                if (occupied)
                {
                    return PlaceOutcome.Occupied;
                }

                session.Execute("DELETE FROM miners WHERE site_id = @id", new { id });
                session.Execute("DELETE FROM racks WHERE site_id = @id", new { id });
                session.Execute("DELETE FROM pools WHERE site_id = @id", new { id });
                return session.Execute("DELETE FROM sites WHERE id = @id", new { id }) > 0 ? PlaceOutcome.Done : PlaceOutcome.NotFound;
            },
            stop);

    private static bool IsNameTaken(ControlSession session, string name, int exceptId) =>
        session.First<long>("SELECT EXISTS (SELECT 1 FROM sites WHERE name_key = @key AND id <> @exceptId)", new { key = NameKey.Of(name), exceptId }) != 0;
}
