using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.Judgement.Truth;

/// <summary>The third witness: what the pools themselves see. Answers from memory; whoever asks pools does so on his own time.</summary>
internal interface IPoolView
{
    /// <summary>Null where no API of that pool is configured, or it has not answered yet.</summary>
    /// <param name="url">As the miner has it.</param>
    /// <param name="worker">As the miner has it; null = not told.</param>
    PoolWorkerView? Find(string url, string? worker);

    /// <summary>Why <see cref="Find"/> gives nothing.</summary>
    Clause WhyNothing(string url, string? worker) => PoolSilence.NoApi;
}
