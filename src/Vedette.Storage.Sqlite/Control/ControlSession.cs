using Dapper;
using Microsoft.Data.Sqlite;

namespace Vedette.Storage.Sqlite.Control;

/// <summary>A connection with the transaction it is in; values reach SQL only as parameters.</summary>
internal readonly struct ControlSession(SqliteConnection connection, SqliteTransaction? transaction)
{
    public int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters, transaction);

    public T? FirstOrDefault<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefault<T>(sql, parameters, transaction);

    public T First<T>(string sql, object? parameters = null) => connection.QueryFirst<T>(sql, parameters, transaction);

    public List<T> List<T>(string sql, object? parameters = null) => connection.Query<T>(sql, parameters, transaction).AsList();
}
