namespace Vedette.Storage.Sqlite.Control;

/// <summary>The tables of <c>control.db</c>. A migration that was released is never edited: the next one is added.</summary>
internal static class ControlSchema
{
    public static readonly IReadOnlyList<string> Migrations = [First, Keyless, Bridge, Miners, MinerActions, PoolAccounts, SavedViews, ActionsOfMiner];

    /// <summary>Agents of the open mode.</summary>
    private const string Keyless = "ALTER TABLE agents ADD COLUMN keyless INTEGER NOT NULL DEFAULT 0";

    private const string Bridge = "CREATE TABLE bridge_memory (agent_id INTEGER PRIMARY KEY REFERENCES agents (id), document BLOB NOT NULL);";

    /// <summary>A miner's page shows its own.</summary>
    private const string ActionsOfMiner = "CREATE INDEX miner_action_items_miner ON miner_action_items (miner_id, run_id);";

    /// <summary>A deleted account's number never comes back: the audit trail names it.</summary>
    private const string PoolAccounts = """
        CREATE TABLE pool_accounts (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          kind TEXT NOT NULL,
          account TEXT NOT NULL,
          base_url TEXT,
          hosts TEXT NOT NULL,
          allow_plaintext INTEGER NOT NULL,
          sealed_secret TEXT,
          created_at_ms INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX pool_accounts_once ON pool_accounts (kind, account, COALESCE(base_url, ''));
        """;

    private const string Miners = """
        CREATE TABLE sites (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL,
          name_key TEXT NOT NULL UNIQUE,
          description TEXT,
          location TEXT,
          time_zone TEXT NOT NULL,
          created_at_ms INTEGER NOT NULL
        );

        CREATE TABLE containers (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          site_id INTEGER NOT NULL REFERENCES sites (id),
          name TEXT NOT NULL,
          name_key TEXT NOT NULL,
          description TEXT,
          UNIQUE (site_id, name_key)
        );

        CREATE TABLE racks (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          site_id INTEGER NOT NULL REFERENCES sites (id),
          container_id INTEGER REFERENCES containers (id) ON DELETE SET NULL,
          name TEXT NOT NULL,
          name_key TEXT NOT NULL,
          row_count INTEGER NOT NULL,
          column_count INTEGER NOT NULL,
          UNIQUE (site_id, name_key)
        );
        CREATE INDEX racks_container ON racks (container_id);

        CREATE TABLE pools (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL,
          name_key TEXT NOT NULL UNIQUE,
          url TEXT NOT NULL,
          worker_pattern TEXT,
          site_id INTEGER REFERENCES sites (id)
        );

        CREATE TABLE miners (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          site_id INTEGER NOT NULL REFERENCES sites (id),
          key TEXT NOT NULL,
          agent_id INTEGER NOT NULL REFERENCES agents (id),
          name TEXT,
          container_id INTEGER REFERENCES containers (id) ON DELETE SET NULL,
          rack_id INTEGER REFERENCES racks (id),
          rack_row INTEGER,
          rack_column INTEGER,
          pool_id INTEGER REFERENCES pools (id) ON DELETE SET NULL,
          tags TEXT NOT NULL DEFAULT '[]',
          paused INTEGER NOT NULL DEFAULT 0,
          first_seen_ms INTEGER NOT NULL,
          gone_at_ms INTEGER,
          UNIQUE (site_id, key)
        );
        CREATE UNIQUE INDEX miners_slot ON miners (rack_id, rack_row, rack_column) WHERE rack_row IS NOT NULL;
        CREATE INDEX miners_agent ON miners (agent_id, key);
        CREATE INDEX miners_container ON miners (container_id);
        CREATE INDEX miners_pool ON miners (pool_id);

        ALTER TABLE enrolment_tokens ADD COLUMN site_id INTEGER REFERENCES sites (id) ON DELETE SET NULL;
        """;

    // No reference to miners: what was done to one is known after it was forgotten.
    private const string MinerActions = """
        CREATE TABLE miner_action_runs (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          action TEXT NOT NULL,
          arguments TEXT NOT NULL,
          dry_run INTEGER NOT NULL,
          stagger_seconds INTEGER NOT NULL,
          reason TEXT NOT NULL,
          created_by TEXT NOT NULL,
          created_from TEXT,
          created_at_ms INTEGER NOT NULL,
          cancelled_by TEXT,
          cancelled_at_ms INTEGER,
          retry_of INTEGER REFERENCES miner_action_runs (id)
        );

        CREATE TABLE miner_action_items (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          run_id INTEGER NOT NULL REFERENCES miner_action_runs (id),
          miner_id INTEGER NOT NULL,
          site_id INTEGER NOT NULL,
          agent_id INTEGER NOT NULL REFERENCES agents (id),
          miner_key TEXT NOT NULL,
          state INTEGER NOT NULL,
          order_id TEXT UNIQUE,
          sent_at_ms INTEGER,
          expires_at_ms INTEGER,
          ended_at_ms INTEGER,
          outcome TEXT,
          detail TEXT
        );
        CREATE INDEX miner_action_items_run ON miner_action_items (run_id);
        CREATE INDEX miner_action_items_open ON miner_action_items (state) WHERE state IN (1, 2);
        """;

    private const string SavedViews = """
        CREATE TABLE saved_views (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
          page TEXT NOT NULL,
          name TEXT NOT NULL,
          name_key TEXT NOT NULL,
          query TEXT NOT NULL,
          shared INTEGER NOT NULL,
          UNIQUE (account_id, page, name_key)
        );
        CREATE INDEX saved_views_shared ON saved_views (shared) WHERE shared = 1;
        """;

    // AUTOINCREMENT where an id must never come back. name_key = the name in upper case: SQLite's NOCASE knows ASCII only.
    private const string First = """
        CREATE TABLE agents (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          kind INTEGER NOT NULL,
          name TEXT NOT NULL,
          name_key TEXT NOT NULL,
          description TEXT,
          site_id INTEGER,
          agent_uid TEXT,
          created_at_ms INTEGER NOT NULL,
          deleted_at_ms INTEGER,
          last_seen_ms INTEGER,
          ip_address TEXT,
          os_type TEXT,
          os_name TEXT,
          agent_version TEXT,
          metadata TEXT
        );
        CREATE UNIQUE INDEX agents_name ON agents (name_key) WHERE deleted_at_ms IS NULL;

        CREATE TABLE agent_keys (
          id INTEGER PRIMARY KEY,
          agent_id INTEGER NOT NULL REFERENCES agents (id),
          hash BLOB NOT NULL,
          created_at_ms INTEGER NOT NULL,
          revoked_at_ms INTEGER
        );
        CREATE UNIQUE INDEX agent_keys_in_force ON agent_keys (agent_id) WHERE revoked_at_ms IS NULL;

        CREATE TABLE accounts (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          username TEXT NOT NULL,
          username_key TEXT NOT NULL UNIQUE,
          role INTEGER NOT NULL,
          password_hash TEXT NOT NULL,
          created_at_ms INTEGER NOT NULL
        );

        CREATE TABLE sessions (
          token_hash BLOB PRIMARY KEY,
          account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
          created_at_ms INTEGER NOT NULL,
          expires_at_ms INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX sessions_account ON sessions (account_id);
        CREATE INDEX sessions_expiry ON sessions (expires_at_ms);

        CREATE TABLE enrolment_tokens (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT,
          hash BLOB NOT NULL,
          created_at_ms INTEGER NOT NULL,
          expires_at_ms INTEGER NOT NULL,
          used_at_ms INTEGER,
          agent_id INTEGER REFERENCES agents (id)
        );

        CREATE TABLE consents (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          agent_id INTEGER NOT NULL REFERENCES agents (id),
          version TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          accepted_by TEXT NOT NULL,
          accepted_at_ms INTEGER NOT NULL,
          how TEXT NOT NULL,
          source TEXT NOT NULL,
          recorded_at_ms INTEGER NOT NULL
        );
        CREATE INDEX consents_agent ON consents (agent_id, id);
        CREATE TRIGGER consents_no_update BEFORE UPDATE ON consents BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
        CREATE TRIGGER consents_no_delete BEFORE DELETE ON consents BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;

        CREATE TABLE hardware (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          agent_id INTEGER NOT NULL REFERENCES agents (id),
          fingerprint TEXT NOT NULL,
          document TEXT NOT NULL,
          since_ms INTEGER NOT NULL
        );
        CREATE INDEX hardware_agent ON hardware (agent_id, id);

        CREATE TABLE settings (
          name TEXT PRIMARY KEY,
          document TEXT NOT NULL,
          updated_at_ms INTEGER NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE audit (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          at_ms INTEGER NOT NULL,
          actor TEXT NOT NULL,
          address TEXT,
          action TEXT NOT NULL,
          target TEXT
        );
        CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        """;
}
