namespace Vedette.Storage.Sqlite.Telemetry;

/// <summary>The tables of <c>telemetry.db</c>, described in <c>docs/formats/telemetry-db.md</c>. Migrations are only ever added at the end.</summary>
internal static class TelemetrySchema
{
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO marks VALUES ('commit', 0), ('flushed_through', 0), ('started_generation', 0), ('complete_generation', 0);

        CREATE TABLE symbols (id INTEGER PRIMARY KEY, text TEXT NOT NULL);

        CREATE TABLE series (id INTEGER PRIMARY KEY, agent INTEGER NOT NULL, labels BLOB NOT NULL);

        CREATE TABLE epochs (
          id INTEGER PRIMARY KEY,
          agent INTEGER NOT NULL,
          stamped_as TEXT NOT NULL,
          durable BLOB NOT NULL,
          last_used_ms INTEGER NOT NULL);

        CREATE TABLE series_refs (
          id INTEGER PRIMARY KEY,
          epoch INTEGER NOT NULL,
          since_journal_id INTEGER NOT NULL,
          first_ref INTEGER NOT NULL,
          series BLOB NOT NULL);
        CREATE INDEX series_refs_by_epoch ON series_refs (epoch);

        CREATE TABLE journal (
          id INTEGER PRIMARY KEY,
          epoch INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          oldest_seq INTEGER NOT NULL,
          received_ms INTEGER NOT NULL,
          accept_from_ms INTEGER NOT NULL,
          accept_to_ms INTEGER NOT NULL,
          accept_samples INTEGER NOT NULL,
          encoding INTEGER NOT NULL,
          checksum INTEGER NOT NULL,
          payload BLOB NOT NULL);

        CREATE TABLE chunks (
          bucket INTEGER NOT NULL,
          metric INTEGER NOT NULL,
          series INTEGER NOT NULL,
          start INTEGER NOT NULL,
          generation INTEGER NOT NULL,
          data BLOB NOT NULL,
          PRIMARY KEY (bucket, metric, series, start, generation)) WITHOUT ROWID;

        CREATE TABLE flushed_series (
          bucket INTEGER NOT NULL,
          generation INTEGER NOT NULL,
          slice INTEGER NOT NULL,
          series BLOB NOT NULL,
          PRIMARY KEY (bucket, generation, slice)) WITHOUT ROWID;
        """,
        """
        CREATE TABLE states (
          agent INTEGER NOT NULL,
          chain_ms INTEGER NOT NULL,
          idx INTEGER NOT NULL,
          at_ms INTEGER NOT NULL,
          marks INTEGER NOT NULL,
          encoding INTEGER NOT NULL,
          size INTEGER NOT NULL,
          checksum INTEGER NOT NULL,
          payload BLOB NOT NULL,
          PRIMARY KEY (agent, chain_ms, idx)) WITHOUT ROWID;

        CREATE TABLE state_chains (
          agent INTEGER NOT NULL,
          chain_ms INTEGER NOT NULL,
          last_ms INTEGER NOT NULL,
          PRIMARY KEY (agent, chain_ms)) WITHOUT ROWID;
        CREATE INDEX state_chains_by_start ON state_chains (chain_ms);
        """,
    ];
}
