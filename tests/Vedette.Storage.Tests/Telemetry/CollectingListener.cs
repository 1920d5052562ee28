using System.Collections.Concurrent;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

public sealed class CollectingListener : ICommitListener
{
    public ConcurrentQueue<string> Heard { get; } = new();

    public void Committed(CommittedSamples samples)
    {
        for (int i = 0; i < samples.Series.Length; i++)
        {
            Heard.Enqueue($"{samples.AgentId} {samples.Series[i]} {samples.TimestampsMs[i]} {samples.Values[i]}");
        }
    }
}
