using Vedette.Server.Fleet;

namespace Vedette.Server.Hosting;

/// <summary>Lets everyone who wants to hear of changes to agents hear of them, from the first request on.</summary>
internal sealed class AgentListenerWiring(AgentRegistry agents, IEnumerable<IAgentListener> listeners) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (IAgentListener listener in listeners)
        {
            agents.Subscribe(listener);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
