using Microsoft.Data.Sqlite;
using Vedette.Storage.Sqlite.Telemetry;
using Vedette.Storage.Telemetry;
using Vedette.Testing;

namespace Vedette.Storage.Tests.Sqlite;

/// <summary>What the SQLite classes of the contract suites share: a folder, and ways to break what is in it.</summary>
public sealed class SqliteStoreFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _copies;
    private int? _maxPages;
    private SqliteTelemetryStore? _store;

    public string Path { get; private set; }

    public SqliteStoreFixture() => Path = _folder.File("telemetry.db");

    public SqliteTelemetryStore Open(IFaultPoints faults)
    {
        _store = SqliteTelemetryStore.Open(Path, faults);
        _store.MaxPages = _maxPages;
        return _store;
    }

    /// <summary>Takes effect with the next writer: at a restart, or after a failed commit.</summary>
    public void LimitGrowth(bool limited)
    {
        _maxPages = limited ? 200 : null;
        _store!.MaxPages = _maxPages;
    }

    /// <summary>Copies the files as they are; the next open sees the copy.</summary>
    public void Snapshot()
    {
        string copy = _folder.File($"copy-{++_copies}.db");
        foreach (string suffix in new[] { "", "-wal" })
        {
            if (File.Exists(Path + suffix))
            {
                File.Copy(Path + suffix, copy + suffix);
            }
        }

        Path = copy;
    }

    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Dispose();
}
