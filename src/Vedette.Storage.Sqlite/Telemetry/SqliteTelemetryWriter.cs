using Microsoft.Data.Sqlite;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Sqlite.Telemetry;

internal sealed class SqliteTelemetryWriter : ITelemetryStoreWriter
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatements _statements;

    public SqliteTelemetryWriter(SqliteConnection connection, int? maxPages)
    {
        _connection = connection;
        _statements = new SqliteStatements(connection);
        // Journal rows pass through the WAL and are deleted hours later: fewer, longer checkpoints write each page of the file less often. 16 MB of WAL.
        _statements["PRAGMA wal_autocheckpoint = 4000"].Execute();
        if (maxPages is { } limit)
        {
            // Pragmas take no parameters.
            using var limited = new SqliteStatement(connection, $"PRAGMA max_page_count = {limit}");
            limited.Execute();
        }

        SqliteStatement last = _statements["SELECT value FROM marks WHERE name = 'commit'"];
        last.Step();
        LastCommit = last.Int64(0);
        last.Reset();
    }

    public long LastCommit { get; private set; }

    public void Commit(TelemetryChanges changes)
    {
        _statements["BEGIN IMMEDIATE"].Execute();
        try
        {
            WriteRegistry(changes);
            WriteJournal(changes);
            WriteStates(changes);
            WriteChunks(changes);
            Delete(changes);
            Mark("commit", changes.CommitNumber);
            Mark("started_generation", changes.StartedGeneration);
            Mark("complete_generation", changes.CompleteGeneration);
            Mark("flushed_through", changes.FlushedThrough);
            _statements["COMMIT"].Execute();
        }
        catch (SqliteException)
        {
            RollBack();
            throw;
        }

        LastCommit = changes.CommitNumber;
    }

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private void WriteRegistry(TelemetryChanges changes)
    {
        foreach (StoredSymbol symbol in changes.Symbols)
        {
            _statements["INSERT INTO symbols (id, text) VALUES (?1, ?2)"].Bind(1, symbol.Id).Bind(2, symbol.Text).Execute();
        }

        foreach (StoredSeries series in changes.Series)
        {
            _statements["INSERT INTO series (id, agent, labels) VALUES (?1, ?2, ?3)"].Bind(1, series.Id).Bind(2, series.AgentId).Bind(3, series.Labels).Execute();
        }

        foreach (StoredEpoch epoch in changes.Epochs)
        {
            _statements["INSERT OR REPLACE INTO epochs (id, agent, stamped_as, durable, last_used_ms) VALUES (?1, ?2, ?3, ?4, ?5)"]
                .Bind(1, unchecked((long)epoch.Id)).Bind(2, epoch.AgentId).Bind(3, epoch.StampedAs).Bind(4, epoch.Durable).Bind(5, epoch.LastUsedMs).Execute();
        }

        foreach (ulong epoch in changes.ClearedReferences)
        {
            _statements["DELETE FROM series_refs WHERE epoch = ?1"].Bind(1, unchecked((long)epoch)).Execute();
        }

        foreach (StoredReferences references in changes.References)
        {
            _statements["INSERT INTO series_refs (id, epoch, since_journal_id, first_ref, series) VALUES (?1, ?2, ?3, ?4, ?5)"]
                .Bind(1, references.Id).Bind(2, unchecked((long)references.Epoch)).Bind(3, references.SinceJournalId).Bind(4, references.FirstRef).Bind(5, references.Series).Execute();
        }
    }

    private void WriteJournal(TelemetryChanges changes)
    {
        if (changes.Journal.Count == 0)
        {
            return;
        }

        SqliteStatement insert = _statements["INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"];
        foreach (JournalRow row in changes.Journal)
        {
            insert.Bind(1, row.Id).Bind(2, unchecked((long)row.Epoch)).Bind(3, unchecked((long)row.Seq)).Bind(4, unchecked((long)row.OldestSeq))
                .Bind(5, row.ReceivedAtMs).Bind(6, row.AcceptFromMs).Bind(7, row.AcceptToMs).Bind(8, row.AcceptSamples)
                .Bind(9, (int)row.Encoding).Bind(10, row.Checksum).Bind(11, row.Payload.Span).Execute();
        }
    }

    private void WriteStates(TelemetryChanges changes)
    {
        foreach (StoredState state in changes.States)
        {
            _statements["INSERT OR REPLACE INTO states VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"]
                .Bind(1, state.AgentId).Bind(2, state.Header.ChainMs).Bind(3, state.Header.Index).Bind(4, state.Header.AtMs).Bind(5, (int)state.Marks)
                .Bind(6, state.Body.Encoding).Bind(7, state.Body.Size).Bind(8, state.Body.Checksum).Bind(9, state.Bytes.Span).Execute();
            _statements["INSERT INTO state_chains VALUES (?1, ?2, ?3) ON CONFLICT (agent, chain_ms) DO UPDATE SET last_ms = max(last_ms, excluded.last_ms)"]
                .Bind(1, state.AgentId).Bind(2, state.Header.ChainMs).Bind(3, state.Header.AtMs).Execute();
        }
    }

    private void WriteChunks(TelemetryChanges changes)
    {
        if (changes.Chunks.Count == 0)
        {
            return;
        }

        SqliteStatement insert = _statements["INSERT OR REPLACE INTO chunks VALUES (?1, ?2, ?3, ?4, ?5, ?6)"];
        foreach (ChunkRow row in changes.Chunks.OrderBy(c => c.Key.Bucket).ThenBy(c => c.Key.Metric))
        {
            insert.Bind(1, row.Key.Bucket).Bind(2, row.Key.Metric).Bind(3, row.Key.Series).Bind(4, row.Key.OffsetMs)
                .Bind(5, row.Key.Generation).Bind(6, row.Data).Execute();
        }

        foreach (FlushedSeries flushed in changes.FlushedSeries)
        {
            _statements["INSERT OR REPLACE INTO flushed_series VALUES (?1, ?2, ?3, ?4)"]
                .Bind(1, flushed.Bucket).Bind(2, flushed.Generation).Bind(3, flushed.Slice).Bind(4, flushed.Series).Execute();
        }
    }

    private void Delete(TelemetryChanges changes)
    {
        foreach (ChunkKey key in changes.DeletedChunks)
        {
            _statements["DELETE FROM chunks WHERE bucket = ?1 AND metric = ?2 AND series = ?3 AND generation = ?4"]
                .Bind(1, key.Bucket).Bind(2, key.Metric).Bind(3, key.Series).Bind(4, key.Generation).Execute();
        }

        foreach (FlushedSeries flushed in changes.DeletedFlushedSeries)
        {
            _statements["DELETE FROM flushed_series WHERE bucket = ?1 AND generation = ?2 AND slice = ?3"]
                .Bind(1, flushed.Bucket).Bind(2, flushed.Generation).Bind(3, flushed.Slice).Execute();
        }

        foreach (int series in changes.DeletedSeries)
        {
            _statements["DELETE FROM series WHERE id = ?1"].Bind(1, series).Execute();
        }

        foreach (ulong epoch in changes.DeletedEpochs)
        {
            _statements["DELETE FROM epochs WHERE id = ?1"].Bind(1, unchecked((long)epoch)).Execute();
            _statements["DELETE FROM series_refs WHERE epoch = ?1"].Bind(1, unchecked((long)epoch)).Execute();
        }

        if (changes.DeleteJournalThrough is { } through)
        {
            _statements["DELETE FROM journal WHERE id IN (SELECT id FROM journal WHERE id <= ?1 ORDER BY id LIMIT ?2)"].Bind(1, through).Bind(2, changes.DeleteAtMost).Execute();
            changes.DeletedRows = Changed();
        }

        if (changes.DeleteBucket is { } bucket)
        {
            changes.DeletedRows = DeleteFromBucket(bucket, changes.DeleteAtMost);
        }

        if (changes.DeleteStateChain is { } chain)
        {
            changes.DeletedRows = DeleteFromChain(chain, changes.DeleteAtMost);
        }
    }

    private int DeleteFromChain(StateChain chain, int atMost)
    {
        _statements["""
            DELETE FROM states WHERE agent = ?1 AND chain_ms = ?2 AND idx IN (SELECT idx FROM states WHERE agent = ?1 AND chain_ms = ?2 ORDER BY idx DESC LIMIT ?3)
            """].Bind(1, chain.AgentId).Bind(2, chain.ChainMs).Bind(3, atMost).Execute();
        int deleted = Changed();
        if (deleted < atMost)
        {
            _statements["DELETE FROM state_chains WHERE agent = ?1 AND chain_ms = ?2"].Bind(1, chain.AgentId).Bind(2, chain.ChainMs).Execute();
        }

        return deleted;
    }

    private int DeleteFromBucket(long bucket, int atMost)
    {
        _statements["""
            DELETE FROM chunks WHERE (bucket, metric, series, start, generation) IN
              (SELECT bucket, metric, series, start, generation FROM chunks WHERE bucket = ?1 ORDER BY metric, series, start, generation LIMIT ?2)
            """].Bind(1, bucket).Bind(2, atMost).Execute();
        int deleted = Changed();
        if (deleted < atMost)
        {
            _statements["DELETE FROM flushed_series WHERE bucket = ?1"].Bind(1, bucket).Execute();
        }

        return deleted;
    }

    private int Changed()
    {
        SqliteStatement changed = _statements["SELECT changes()"];
        changed.Step();
        int count = changed.Int32(0);
        changed.Reset();
        return count;
    }

    private void Mark(string name, long? value)
    {
        if (value is { } present)
        {
            _statements["UPDATE marks SET value = ?2 WHERE name = ?1"].Bind(1, name).Bind(2, present).Execute();
        }
    }

    private void RollBack()
    {
        try
        {
            _statements["ROLLBACK"].Execute();
        }
        catch (SqliteException)
        {
            // SQLite rolled back by itself, as it does on a full disk; the connection is closed next in any case.
        }
    }
}
