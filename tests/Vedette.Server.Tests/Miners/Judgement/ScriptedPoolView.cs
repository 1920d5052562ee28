using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Tests.Miners.Judgement;

internal sealed class ScriptedPoolView : IPoolView
{
    public PoolWorkerView? Says { get; set; }

    public Clause Why { get; set; } = PoolSilence.NoApi;

    public PoolWorkerView? Find(string url, string? worker) => Says;

    public Clause WhyNothing(string url, string? worker) => Why;
}
