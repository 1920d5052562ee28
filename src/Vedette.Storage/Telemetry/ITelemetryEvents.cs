namespace Vedette.Storage.Telemetry;

/// <summary>What the operator should hear of; each is also counted in <see cref="TelemetryStatistics"/>. Called on the writer's thread, must not throw.</summary>
public interface ITelemetryEvents
{
    /// <summary>A group of appends could not be made durable: its callers were told, nothing of it is stored, and the next group tries anew.</summary>
    void CommitFailed(Exception reason);

    /// <summary>Chunks could not be written or old ones not be deleted; tried again later, the journal keeps the samples.</summary>
    void MaintenanceFailed(Exception reason);

    /// <summary>A journal row was skipped at recovery.</summary>
    void JournalRowCorrupt(long id, string problem);

    /// <summary>A chunk was left out of a query's answer.</summary>
    void ChunkCorrupt(string problem);

    /// <summary>A row of a state was left out of an answer.</summary>
    void StateCorrupt(string problem);

    void ListenerFailed(Exception reason);
}
