using Microsoft.Data.Sqlite;

namespace Vedette.Storage.Sqlite.Telemetry;

/// <summary>The statements of one connection, each prepared when it is first used.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _prepared = new(StringComparer.Ordinal);

    /// <param name="sql">A constant: values are bound, never written into it.</param>
    public SqliteStatement this[string sql]
    {
        get
        {
            if (!_prepared.TryGetValue(sql, out SqliteStatement? statement))
            {
                _prepared[sql] = statement = new SqliteStatement(connection, sql);
            }

            return statement;
        }
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _prepared.Values)
        {
            statement.Dispose();
        }

        _prepared.Clear();
    }
}
