using Vedette.Storage.Telemetry.Backend;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>A store whose commit, when armed, reaches the disk and reports a failure all the same, as a sync error after the write does.</summary>
public sealed class UncertainStore(ITelemetryStore inner) : ITelemetryStore
{
    public bool FailsAfterCommit { get; set; }

    public ITelemetryStoreWriter OpenWriter() => new Writer(this, inner.OpenWriter());

    public ITelemetryStoreReader OpenReader() => inner.OpenReader();

    public void Dispose() => inner.Dispose();

    private sealed class Writer(UncertainStore store, ITelemetryStoreWriter inner) : ITelemetryStoreWriter
    {
        public long LastCommit => inner.LastCommit;

        public void Commit(TelemetryChanges changes)
        {
            inner.Commit(changes);
            if (store.FailsAfterCommit)
            {
                throw new IOException("The sync failed.");
            }
        }

        public void Dispose() => inner.Dispose();
    }
}
