using System.Collections.Concurrent;
using Vedette.Storage.States;

namespace Vedette.Storage.Tests.Telemetry;

public sealed class CollectingStateListener : IStateCommitListener
{
    public ConcurrentQueue<(int AgentId, long AtMs, uint Index)> Heard { get; } = new();

    public void Committed(CommittedState state) => Heard.Enqueue((state.AgentId, state.Header.AtMs, state.Header.Index));
}
