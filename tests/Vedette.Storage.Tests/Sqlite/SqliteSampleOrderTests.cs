using Vedette.Storage.Telemetry;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Tests.Telemetry;

namespace Vedette.Storage.Tests.Sqlite;

public sealed class SqliteSampleOrderTests : SampleOrderContract
{
    private readonly SqliteStoreFixture _sqlite = new();

    protected override ITelemetryStore OpenStore(IFaultPoints faults) => _sqlite.Open(faults);

    protected override void SnapshotStore() => _sqlite.Snapshot();

    protected override void Cleanup() => _sqlite.Dispose();
}
