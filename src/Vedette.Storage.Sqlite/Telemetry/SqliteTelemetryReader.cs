using Microsoft.Data.Sqlite;
using Vedette.Protocol.Messages;
using Vedette.Protocol.States;
using Vedette.Storage.States;
using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Sqlite.Telemetry;

internal sealed class SqliteTelemetryReader : ITelemetryStoreReader
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatements _statements;

    public SqliteTelemetryReader(SqliteConnection connection)
    {
        _connection = connection;
        _statements = new SqliteStatements(connection);
        _statements["PRAGMA query_only = 1"].Execute();
    }

    public StoredMarks LoadMarks()
    {
        var marks = new Dictionary<string, long>(StringComparer.Ordinal);
        SqliteStatement select = _statements["SELECT name, value FROM marks"];
        while (select.Step())
        {
            marks[select.Text(0)] = select.Int64(1);
        }

        return new StoredMarks(marks["commit"], marks["flushed_through"], marks["started_generation"], marks["complete_generation"]);
    }

    public IEnumerable<StoredSymbol> LoadSymbols()
    {
        SqliteStatement select = _statements["SELECT id, text FROM symbols ORDER BY id"];
        while (select.Step())
        {
            yield return new StoredSymbol(select.Int32(0), select.Text(1));
        }
    }

    public IEnumerable<StoredSeries> LoadSeries()
    {
        SqliteStatement select = _statements["SELECT id, agent, labels FROM series ORDER BY id"];
        while (select.Step())
        {
            yield return new StoredSeries(select.Int32(0), select.Int32(1), select.Blob(2).ToArray());
        }
    }

    public IEnumerable<StoredEpoch> LoadEpochs()
    {
        SqliteStatement select = _statements["SELECT id, agent, stamped_as, durable, last_used_ms FROM epochs"];
        while (select.Step())
        {
            yield return new StoredEpoch(unchecked((ulong)select.Int64(0)), select.Int32(1), select.Text(2), select.Blob(3).ToArray(), select.Int64(4));
        }
    }

    public IEnumerable<StoredReferences> LoadReferences()
    {
        SqliteStatement select = _statements["SELECT id, epoch, since_journal_id, first_ref, series FROM series_refs ORDER BY id"];
        while (select.Step())
        {
            yield return new StoredReferences(select.Int64(0), unchecked((ulong)select.Int64(1)), select.Int64(2), (uint)select.Int64(3), select.Blob(4).ToArray());
        }
    }

    public IEnumerable<FlushedSeries> LoadFlushedSeries()
    {
        SqliteStatement select = _statements["SELECT bucket, generation, slice, series FROM flushed_series"];
        while (select.Step())
        {
            yield return new FlushedSeries(select.Int64(0), select.Int64(1), select.Int32(2), select.Blob(3).ToArray());
        }
    }

    public IEnumerable<JournalRow> ReadJournal(long afterId)
    {
        SqliteStatement select = _statements["""
            SELECT id, epoch, seq, oldest_seq, received_ms, accept_from_ms, accept_to_ms, accept_samples, encoding, checksum, payload FROM journal WHERE id > ?1 ORDER BY id
            """].Bind(1, afterId);
        while (select.Step())
        {
            yield return new JournalRow
            {
                Id = select.Int64(0),
                Epoch = unchecked((ulong)select.Int64(1)),
                Seq = unchecked((ulong)select.Int64(2)),
                OldestSeq = unchecked((ulong)select.Int64(3)),
                ReceivedAtMs = select.Int64(4),
                AcceptFromMs = select.Int64(5),
                AcceptToMs = select.Int64(6),
                AcceptSamples = select.Int32(7),
                Encoding = (TelemetryEncoding)select.Int32(8),
                Checksum = unchecked((uint)select.Int64(9)),
                Payload = select.Blob(10).ToArray(),
            };
        }
    }

    public void ReadChunks(IEnumerable<ChunkRange> ranges, ChunkRowHandler handler)
    {
        SqliteStatement select = _statements["""
            SELECT bucket, metric, series, start, generation, data FROM chunks WHERE bucket = ?1 AND metric = ?2 AND series BETWEEN ?3 AND ?4 ORDER BY series, start, generation
            """];
        // One transaction for all: taking and leaving SQLite's locks costs more than finding a row.
        _statements["BEGIN"].Execute();
        try
        {
            foreach (ChunkRange range in ranges)
            {
                HandAll(select.Bind(1, range.Bucket).Bind(2, range.Metric).Bind(3, range.FirstSeries).Bind(4, range.LastSeries), handler);
            }
        }
        finally
        {
            _statements["COMMIT"].Execute();
        }
    }

    public void ReadAllChunks(ChunkRowHandler handler) =>
        HandAll(_statements["SELECT bucket, metric, series, start, generation, data FROM chunks"], handler);

    public long? OldestBucket()
    {
        SqliteStatement select = _statements["SELECT min(bucket) FROM chunks"];
        select.Step();
        long? oldest = select.IsNull(0) ? null : select.Int64(0);
        select.Reset();
        return oldest;
    }

    public IReadOnlyList<StateChain> NewestStateChains(int agentId, long atMs, int atMost) =>
        Chains(_statements["SELECT agent, chain_ms, last_ms FROM state_chains WHERE agent = ?1 AND chain_ms <= ?2 ORDER BY chain_ms DESC LIMIT ?3"].Bind(1, agentId).Bind(2, atMs).Bind(3, atMost));

    public IReadOnlyList<StateChain> StateChains(int agentId, long fromMs, long toMs) =>
        Chains(_statements["SELECT agent, chain_ms, last_ms FROM state_chains WHERE agent = ?1 AND chain_ms <= ?3 AND last_ms >= ?2 ORDER BY chain_ms"].Bind(1, agentId).Bind(2, fromMs).Bind(3, toMs));

    public StateChain? OldestStateChain() =>
        Chains(_statements["SELECT agent, chain_ms, last_ms FROM state_chains ORDER BY chain_ms LIMIT 1"]) is [var oldest] ? oldest : null;

    public void ReadStates(StateSpan span, StoredStateHandler handler) => HandAll(
        _statements["""
            SELECT agent, chain_ms, idx, at_ms, marks, encoding, size, checksum, payload FROM states
            WHERE agent = ?1 AND chain_ms = ?2 AND at_ms <= ?3 AND (?4 = 0 OR idx = 0 OR marks & ?4 != 0) ORDER BY idx
            """].Bind(1, span.AgentId).Bind(2, span.ChainMs).Bind(3, span.UpToMs).Bind(4, (int)span.Having),
        handler);

    public void ReadAllStates(StoredStateHandler handler) =>
        HandAll(_statements["SELECT agent, chain_ms, idx, at_ms, marks, encoding, size, checksum, payload FROM states"], handler);

    public long UsedBytes() => (Pragma("PRAGMA page_count") - Pragma("PRAGMA freelist_count")) * Pragma("PRAGMA page_size");

    public IReadOnlyList<string> CheckStructure()
    {
        var problems = new List<string>();
        SqliteStatement check = _statements["PRAGMA quick_check"];
        while (check.Step())
        {
            if (check.Text(0) is var line && line != "ok")
            {
                problems.Add(line);
            }
        }

        return problems;
    }

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private static void HandAll(SqliteStatement select, ChunkRowHandler handler)
    {
        bool ended = false;
        try
        {
            while (select.Step())
            {
                var key = new ChunkKey(select.Int64(0), select.Int32(1), select.Int32(2), select.Int32(3), select.Int64(4));
                handler(key, select.Blob(5));
            }

            ended = true;
        }
        finally
        {
            if (!ended)
            {
                select.Reset();
            }
        }
    }

    private static List<StateChain> Chains(SqliteStatement select)
    {
        var chains = new List<StateChain>();
        while (select.Step())
        {
            chains.Add(new StateChain(select.Int32(0), select.Int64(1), select.Int64(2)));
        }

        return chains;
    }

    private static void HandAll(SqliteStatement select, StoredStateHandler handler)
    {
        bool ended = false;
        try
        {
            while (select.Step())
            {
                var header = new StateHeader(select.Int64(3), select.Int64(1), unchecked((uint)select.Int64(2)), 0);
                var body = new StoredStateBody(select.Int32(5), select.Int32(6), unchecked((uint)select.Int64(7)));
                handler(new StoredState(select.Int32(0), header, (StateMarks)select.Int32(4), body, default), select.Blob(8));
            }

            ended = true;
        }
        finally
        {
            if (!ended)
            {
                select.Reset();
            }
        }
    }

    private long Pragma(string sql)
    {
        SqliteStatement select = _statements[sql];
        select.Step();
        long value = select.Int64(0);
        select.Reset();
        return value;
    }
}
