using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteHardwareInventory(ControlDatabase database) : IHardwareInventory
{
    private const string Columns = "SELECT document AS Json, since_ms AS SinceMs FROM hardware WHERE agent_id = @agentId ORDER BY id DESC";

    public ValueTask<bool> RecordAsync(int agentId, HardwareDocument hardware, long atMs, CancellationToken stop) =>
        database.WriteAsync(session => HardwareTable.Record(session, agentId, hardware, atMs), stop);

    public ValueTask<HardwareSnapshot?> CurrentAsync(int agentId, CancellationToken stop) =>
        database.ReadAsync(session => session.FirstOrDefault<HardwareSnapshot>(Columns + " LIMIT 1", new { agentId }), stop);

    public ValueTask<IReadOnlyList<HardwareSnapshot>> HistoryAsync(int agentId, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<HardwareSnapshot>>(session => session.List<HardwareSnapshot>(Columns, new { agentId }), stop);
}
