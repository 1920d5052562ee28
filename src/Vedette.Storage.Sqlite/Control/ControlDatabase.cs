using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Vedette.Storage.Sqlite.Control;

/// <summary>
/// <c>control.db</c>: one writing connection, handed out in turn, and a few reading ones. Small and relational; every write is one transaction and on the disk when its call returns.
/// </summary>
public sealed class ControlDatabase : IDisposable
{
    // More readers than this at once open a connection of their own and close it afterwards.
    private const int KeptReaders = 8;

    private readonly SqliteFile _file;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writerTurn = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> _readers = [];

    private ControlDatabase(SqliteFile file)
    {
        _file = file;
        _writer = file.Connect();
    }

    public static ControlDatabase Open(string path) => new(SqliteFile.Open(path, ControlSchema.Migrations));

    internal ValueTask<T> ReadAsync<T>(Func<ControlSession, T> work, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        SqliteConnection connection = _readers.TryTake(out SqliteConnection? kept) ? kept : _file.Connect();
        try
        {
            return ValueTask.FromResult(work(new ControlSession(connection, null)));
        }
        finally
        {
            if (_readers.Count < KeptReaders)
            {
                _readers.Add(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Runs <paramref name="work"/> in one immediate transaction; what it throws rolls everything back.</summary>
    internal async ValueTask<T> WriteAsync<T>(Func<ControlSession, T> work, CancellationToken stop)
    {
        await _writerTurn.WaitAsync(stop);
        try
        {
            using SqliteTransaction transaction = _writer.BeginTransaction();
            T result = work(new ControlSession(_writer, transaction));
            transaction.Commit();
            return result;
        }
        finally
        {
            _writerTurn.Release();
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        while (_readers.TryTake(out SqliteConnection? reader))
        {
            reader.Dispose();
        }

        _writerTurn.Dispose();
    }
}
