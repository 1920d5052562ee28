using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Tests.States;

namespace Vedette.Storage.Tests.Sqlite;

public sealed class SqliteStateStoreTests : StateStoreContract
{
    private readonly SqliteStoreFixture _sqlite = new();

    protected override ITelemetryStore OpenStore(IFaultPoints faults) => _sqlite.Open(faults);

    protected override void SnapshotStore() => _sqlite.Snapshot();

    protected override void CorruptNewestState() => _sqlite.Execute("UPDATE states SET payload = x'00' || payload WHERE at_ms = (SELECT max(at_ms) FROM states)");

    protected override void Cleanup() => _sqlite.Dispose();
}
