using Vedette.Server.Miners.Judgement.Truth;

namespace Vedette.Server.Tests.Miners.Judgement;

internal sealed class ScriptedPoolView : IPoolView
{
    public PoolWorkerView? Says { get; set; }

    public string Why { get; set; } = IPoolView.NoApi;

    public PoolWorkerView? Find(string url, string? worker) => Says;

    public string WhyNothing(string url, string? worker) => Why;
}
