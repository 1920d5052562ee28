namespace Vedette.Server.Tests.Miners.PoolApis;

internal static class CancellationWaiting
{
    /// <summary>Ends when the token is cancelled.</summary>
    public static async Task AsTask(this CancellationToken token)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (token.Register(ended.SetResult))
        {
            await ended.Task;
        }
    }
}
