namespace Vedette.Storage.Telemetry.Journal;

/// <summary>A call with its result, which the caller sees once it is durable.</summary>
internal abstract class AwaitedRequest<TResult>(long weight) : WriteRequest(weight)
{
    // Continuations run elsewhere: the writer's thread is for writing.
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => _completion.Task;

    public void Complete(TResult result) => _completion.TrySetResult(result);

    public override void Fail(Exception reason) => _completion.TrySetException(reason);
}
