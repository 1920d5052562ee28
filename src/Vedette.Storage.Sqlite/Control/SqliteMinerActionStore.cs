using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteMinerActionStore(ControlDatabase database) : IMinerActionStore
{
    private const string RunColumns = """
        SELECT id AS Id, action AS Action, arguments AS Arguments, dry_run AS IsDryRun, stagger_seconds AS StaggerSeconds, reason AS Reason, created_by AS CreatedBy, created_from AS CreatedFrom,
          created_at_ms AS CreatedAtMs, cancelled_by AS CancelledBy, cancelled_at_ms AS CancelledAtMs, retry_of AS RetryOf
        FROM miner_action_runs
        """;

    private const string ItemColumns = """
        SELECT id AS Id, run_id AS RunId, miner_id AS MinerId, site_id AS SiteId, agent_id AS AgentId, miner_key AS MinerKey, state AS State, order_id AS OrderId, sent_at_ms AS SentAtMs,
          expires_at_ms AS ExpiresAtMs, ended_at_ms AS EndedAtMs, outcome AS Outcome, detail AS Detail
        FROM miner_action_items
        """;

    public ValueTask<MinerActionRun> AddAsync(MinerActionRun run, IReadOnlyList<MinerActionItem> items, CancellationToken stop) =>
        database.WriteAsync(
            session =>
            {
                int id = (int)session.First<long>(
                    """
                    INSERT INTO miner_action_runs (action, arguments, dry_run, stagger_seconds, reason, created_by, created_from, created_at_ms, retry_of)
                    VALUES (@Action, @Arguments, @IsDryRun, @StaggerSeconds, @Reason, @CreatedBy, @CreatedFrom, @CreatedAtMs, @RetryOf) RETURNING id
                    """,
                    run);
                foreach (MinerActionItem item in items)
                {
                    session.Execute(
                        "INSERT INTO miner_action_items (run_id, miner_id, site_id, agent_id, miner_key, state) VALUES (@id, @MinerId, @SiteId, @AgentId, @MinerKey, @waiting)",
                        new { id, item.MinerId, item.SiteId, item.AgentId, item.MinerKey, waiting = (int)MinerActionState.Waiting });
                }

                return run with { Id = id };
            },
            stop);

    public ValueTask<MinerActionRun?> FindAsync(int runId, CancellationToken stop) =>
        database.ReadAsync(session => session.FirstOrDefault<MinerActionRun>(RunColumns + " WHERE id = @runId", new { runId }), stop);

    public ValueTask<IReadOnlyList<MinerActionRun>> ListAsync(int limit, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MinerActionRun>>(session => session.List<MinerActionRun>(RunColumns + " ORDER BY id DESC LIMIT @limit", new { limit }), stop);

    public ValueTask<IReadOnlyList<MinerActionRun>> ListAsync(IReadOnlyCollection<int> miners, int limit, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MinerActionRun>>(
            session => session.List<MinerActionRun>(RunColumns + " WHERE id IN (SELECT run_id FROM miner_action_items WHERE miner_id IN @miners) ORDER BY id DESC LIMIT @limit", new { miners, limit }), stop);

    public ValueTask<IReadOnlyList<MinerActionCount>> CountAsync(IReadOnlyCollection<int> runs, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MinerActionCount>>(
            session => session.List<MinerActionCount>("SELECT run_id AS RunId, state AS State, COUNT(*) AS Items FROM miner_action_items WHERE run_id IN @runs GROUP BY run_id, state", new { runs }), stop);

    public ValueTask<IReadOnlyList<MinerActionItem>> ItemsAsync(IReadOnlyCollection<int> runs, IReadOnlyCollection<int> miners, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MinerActionItem>>(session => session.List<MinerActionItem>(ItemColumns + " WHERE miner_id IN @miners AND run_id IN @runs ORDER BY id", new { miners, runs }), stop);

    public ValueTask<IReadOnlyList<MinerActionItem>> ItemsAsync(int runId, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MinerActionItem>>(session => session.List<MinerActionItem>(ItemColumns + " WHERE run_id = @runId ORDER BY id", new { runId }), stop);

    public ValueTask<IReadOnlyList<MinerActionItem>> OpenAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MinerActionItem>>(session => session.List<MinerActionItem>(ItemColumns + " WHERE state IN (1, 2) ORDER BY id"), stop);

    public ValueTask<MinerActionItem?> FindByOrderAsync(string orderId, CancellationToken stop) =>
        database.ReadAsync(session => session.FirstOrDefault<MinerActionItem>(ItemColumns + " WHERE order_id = @orderId", new { orderId }), stop);

    public ValueTask<MinerActionItem?> LastDoneAsync(int minerId, IReadOnlyList<string> actions, CancellationToken stop) =>
        database.ReadAsync(
            session => session.FirstOrDefault<MinerActionItem>(
                ItemColumns + " WHERE miner_id = @minerId AND state = 3 AND run_id IN (SELECT id FROM miner_action_runs WHERE dry_run = 0 AND action IN @actions) ORDER BY sent_at_ms DESC, id DESC LIMIT 1",
                new { minerId, actions }),
            stop);

    public ValueTask<bool> SendAsync(int itemId, MinerActionSending sending, CancellationToken stop) =>
        database.WriteAsync(
            session => session.Execute(
                "UPDATE miner_action_items SET state = @sent, order_id = @OrderId, sent_at_ms = @SentAtMs, expires_at_ms = @ExpiresAtMs WHERE id = @itemId AND state = @waiting",
                new { itemId, sending.OrderId, sending.SentAtMs, sending.ExpiresAtMs, sent = (int)MinerActionState.Sent, waiting = (int)MinerActionState.Waiting }) > 0,
            stop);

    public ValueTask<bool> EndAsync(int itemId, MinerActionEnd end, IReadOnlyList<MinerActionState> from, CancellationToken stop) =>
        database.WriteAsync(
            session => session.Execute(
                "UPDATE miner_action_items SET state = @state, outcome = @Outcome, detail = @Detail, ended_at_ms = @AtMs WHERE id = @itemId AND state IN @states",
                new { itemId, state = (int)end.State, end.Outcome, end.Detail, end.AtMs, states = from.Select(s => (int)s).ToArray() }) > 0,
            stop);

    public ValueTask<IReadOnlyList<MinerActionItem>?> CancelAsync(int runId, string by, long atMs, CancellationToken stop) =>
        database.WriteAsync<IReadOnlyList<MinerActionItem>?>(
            session =>
            {
                if (session.FirstOrDefault<MinerActionRun>(RunColumns + " WHERE id = @runId", new { runId }) is null)
                {
                    return null;
                }

                List<MinerActionItem> ended = session.List<MinerActionItem>(ItemColumns + " WHERE run_id = @runId AND state = 1 ORDER BY id", new { runId });
                session.Execute("UPDATE miner_action_runs SET cancelled_by = @by, cancelled_at_ms = @atMs WHERE id = @runId AND cancelled_at_ms IS NULL", new { runId, by, atMs });
                session.Execute(
                    "UPDATE miner_action_items SET state = 7, outcome = 'cancelled', detail = 'It was cancelled before it was sent.', ended_at_ms = @atMs WHERE run_id = @runId AND state = 1", new { runId, atMs });
                return ended;
            },
            stop);
}
