using Vedette.Storage.Telemetry;

namespace Vedette.Server.Telemetry;

/// <summary>Writes what the store tells into the server's log.</summary>
internal sealed partial class TelemetryEvents(ILogger<TelemetryEvents> log) : ITelemetryEvents
{
    public void CommitFailed(Exception reason) => LogCommitFailed(reason.Message, reason);

    public void MaintenanceFailed(Exception reason) => LogMaintenanceFailed(reason.Message, reason);

    public void JournalRowCorrupt(long id, string problem) => LogJournalRowCorrupt(id, problem);

    public void ChunkCorrupt(string problem) => LogChunkCorrupt(problem);

    public void StateCorrupt(string problem) => LogStateCorrupt(problem);

    public void ListenerFailed(Exception reason) => LogListenerFailed(reason);

    [LoggerMessage(200, LogLevel.Error, "Samples could not be made durable and were not acknowledged; agents keep them and send again. Reason: {Problem}")]
    private partial void LogCommitFailed(string problem, Exception reason);

    [LoggerMessage(201, LogLevel.Error, "Chunks could not be written or old ones not be deleted; the journal keeps the samples, and it is tried again. Reason: {Problem}")]
    private partial void LogMaintenanceFailed(string problem, Exception reason);

    [LoggerMessage(202, LogLevel.Error, "Journal row {Id} is corrupt and was skipped: {Problem}")]
    private partial void LogJournalRowCorrupt(long id, string problem);

    [LoggerMessage(203, LogLevel.Error, "A chunk is corrupt and was left out of an answer: {Problem}")]
    private partial void LogChunkCorrupt(string problem);

    [LoggerMessage(204, LogLevel.Error, "A listener to commits failed.")]
    private partial void LogListenerFailed(Exception reason);

    [LoggerMessage(205, LogLevel.Error, "A row of a host's state is corrupt and was left out of an answer: {Problem}")]
    private partial void LogStateCorrupt(string problem);
}
