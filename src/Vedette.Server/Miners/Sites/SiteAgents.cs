using Vedette.Server.Fleet;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Sites;

/// <summary>The agents that watch a site.</summary>
internal sealed class SiteAgents(AgentRegistry agents, IHostPresence presence)
{
    public IReadOnlyList<SiteAgentView> Of(int siteId) => [.. agents.All.Where(a => a.SiteId == siteId).Select(View)];

    private SiteAgentView View(AgentRow agent)
    {
        HostPresence now = presence.Get(agent.Id);
        return new SiteAgentView(agent.Id, agent.Name, now.Status, now.LastSeenMs);
    }
}
