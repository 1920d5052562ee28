namespace Vedette.Storage.Telemetry.Journal;

internal sealed class AppendBatchRequest(SpoolBatch batch) : AwaitedRequest<AppendResult>(batch.Payload.Length + 256)
{
    public SpoolBatch Batch { get; } = batch;
}
