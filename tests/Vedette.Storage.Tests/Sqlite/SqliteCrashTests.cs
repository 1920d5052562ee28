using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Tests.Telemetry;

namespace Vedette.Storage.Tests.Sqlite;

public sealed class SqliteCrashTests : CrashContract
{
    private readonly SqliteStoreFixture _sqlite = new();

    protected override ITelemetryStore OpenStore(IFaultPoints faults) => _sqlite.Open(faults);

    protected override void SnapshotStore() => _sqlite.Snapshot();

    protected override void LimitGrowth(bool limited) => _sqlite.LimitGrowth(limited);

    protected override void CorruptNewestJournalRow() => _sqlite.Execute("UPDATE journal SET payload = x'00' || payload WHERE id = (SELECT max(id) FROM journal)");

    protected override void CorruptChunks() => _sqlite.Execute("UPDATE chunks SET data = x'01' || data");

    protected override void Cleanup() => _sqlite.Dispose();
}
