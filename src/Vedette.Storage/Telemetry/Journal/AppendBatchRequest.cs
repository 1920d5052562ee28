using Vedette.Storage.States;

namespace Vedette.Storage.Telemetry.Journal;

/// <param name="state">What a batch of the encoding STATE_V1 holds; null where it is malformed.</param>
internal sealed class AppendBatchRequest(SpoolBatch batch, ReceivedState? state) : AwaitedRequest<AppendResult>(batch.Payload.Length + 256)
{
    public SpoolBatch Batch { get; } = batch;

    public ReceivedState? State { get; } = state;
}
