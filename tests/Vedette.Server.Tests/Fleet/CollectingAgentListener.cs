using Vedette.Server.Fleet;

namespace Vedette.Server.Tests.Fleet;

internal sealed class CollectingAgentListener : IAgentListener
{
    public List<AgentChange> Changes { get; } = [];

    public void AgentChanged(AgentChange change) => Changes.Add(change);
}
