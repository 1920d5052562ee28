using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteSettingsStore(ControlDatabase database) : ISettingsStore
{
    public ValueTask<string?> ReadAsync(string name, CancellationToken stop) =>
        database.ReadAsync(session => session.FirstOrDefault<string>("SELECT document FROM settings WHERE name = @name", new { name }), stop);

    public async ValueTask WriteAsync(string name, string json, long atMs, CancellationToken stop) =>
        await database.WriteAsync(
            session => session.Execute(
                """
                INSERT INTO settings (name, document, updated_at_ms) VALUES (@name, @json, @atMs)
                ON CONFLICT (name) DO UPDATE SET document = excluded.document, updated_at_ms = excluded.updated_at_ms
                """,
                new { name, json, atMs }),
            stop);
}
