using Microsoft.Data.Sqlite;

namespace Vedette.Storage.Sqlite;

/// <summary>
/// One database file: opens connections with the settings every part relies on - WAL, <c>synchronous=FULL</c> (a commit that returned is on the disk), foreign keys - and
/// brings the schema up to date. The file is readable by its owner only.
/// </summary>
public sealed class SqliteFile
{
    /// <summary>SQLite's own, right for small rows.</summary>
    private const int DefaultPageBytes = 4096;

    private readonly string _connectionString;

    private SqliteFile(string path)
    {
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, ForeignKeys = true }.ToString();
    }

    public string Path { get; }

    /// <summary>Opens or makes the file and applies the migrations it lacks, each in its own transaction; number n of the list makes <c>user_version</c> n + 1.</summary>
    /// <exception cref="InvalidDataException">The file was written by a newer version.</exception>
    /// <param name="pageBytes">A power of two from 512 to 65536; holds for a file that is made now, an older one keeps its own.</param>
    public static SqliteFile Open(string path, IReadOnlyList<string> migrations, int pageBytes = DefaultPageBytes)
    {
        NativeSqlite.EnsureLoaded();
        if (!File.Exists(path))
        {
            using FileStream created = new(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }

        var file = new SqliteFile(path);
        using SqliteConnection connection = file.Connect();
        Execute(connection, $"PRAGMA page_size = {pageBytes}; PRAGMA journal_mode = WAL");
        Migrate(connection, path, migrations);
        return file;
    }

    /// <summary>A new connection; the caller disposes it. Writers keep one, readers open their own.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA temp_store = MEMORY");
        return connection;
    }

    private static void Migrate(SqliteConnection connection, string path, IReadOnlyList<string> migrations)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        long version = (long)command.ExecuteScalar()!;
        if (version > migrations.Count)
        {
            throw new InvalidDataException($"{path} has schema version {version}; this program knows versions up to {migrations.Count}. Start the newer version that wrote it, or restore a copy from before.");
        }

        for (int next = (int)version; next < migrations.Count; next++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            Execute(connection, migrations[next], transaction);
            Execute(connection, $"PRAGMA user_version = {next + 1}", transaction);
            transaction.Commit();
        }
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this assembly, no input
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
