namespace Vedette.Storage.Telemetry.Backend;

public interface ITelemetryStoreWriter : IDisposable
{
    /// <summary>The number of the last commit that the store holds. After a failed commit it tells whether the store holds it nonetheless.</summary>
    long LastCommit { get; }

    /// <summary>
    /// Makes all of <paramref name="changes"/> durable in one transaction, or nothing. After an exception this writer is not used again, and only a new writer's
    /// <see cref="LastCommit"/> tells what became of the changes.
    /// </summary>
    void Commit(TelemetryChanges changes);
}
