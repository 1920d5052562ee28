namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>No pool's API is configured: the third witness is silent.</summary>
internal sealed class NoPoolView : IPoolView
{
    public PoolWorkerView? Find(string url, string? worker) => null;
}
