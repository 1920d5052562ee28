using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Sqlite.Telemetry;

/// <summary>The telemetry rows in one SQLite file. Writer and readers have connections of their own: in WAL mode neither waits for the other.</summary>
public sealed class SqliteTelemetryStore : ITelemetryStore
{
    /// <summary>A row without rowid keeps a quarter of a page at most, the rest of it goes to a page of its own: at 4 KB that doubles the bytes per sample (bench/RESULTS.md), from 16 KB on nothing is gained.</summary>
    private const int PageBytes = 16 * 1024;

    private readonly SqliteFile _file;

    private SqliteTelemetryStore(SqliteFile file) => _file = file;

    /// <summary>Opens or makes the file.</summary>
    /// <exception cref="InvalidDataException">A newer version wrote it.</exception>
    public static SqliteTelemetryStore Open(string path, IFaultPoints faults)
    {
        faults.Reached(FaultPoint.InMigration);
        return new SqliteTelemetryStore(SqliteFile.Open(path, TelemetrySchema.Migrations, PageBytes));
    }

    /// <summary>How many pages of 16 KB the file may grow to, for writers opened from now on; null is no limit. Tests fill a disk with it.</summary>
    public int? MaxPages { get; set; }

    public ITelemetryStoreWriter OpenWriter() => new SqliteTelemetryWriter(_file.Connect(), MaxPages);

    public ITelemetryStoreReader OpenReader() => new SqliteTelemetryReader(_file.Connect());

    public void Dispose()
    {
        // Connections belong to those who opened them; the file itself is held by nobody.
    }
}
