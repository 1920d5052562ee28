using Vedette.Storage.Control;

namespace Vedette.Storage.Sqlite.Control;

public sealed class SqliteConsentLedger(ControlDatabase database) : IConsentLedger
{
    public ValueTask<bool> AppendAsync(int agentId, Consent consent, string source, long recordedAtMs, CancellationToken stop) =>
        database.WriteAsync(session => ConsentTable.Append(session, agentId, consent, source, recordedAtMs), stop);

    public ValueTask<ConsentEntry?> LatestAsync(int agentId, CancellationToken stop) => database.ReadAsync(session => ConsentTable.Latest(session, agentId), stop);

    public ValueTask<IReadOnlyList<ConsentEntry>> ListAsync(int agentId, CancellationToken stop) => database.ReadAsync(session => ConsentTable.List(session, agentId), stop);
}
