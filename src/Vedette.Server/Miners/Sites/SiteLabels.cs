using Vedette.Server.Fleet;
using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Roster;

namespace Vedette.Server.Miners.Sites;

/// <summary>The label <c>site</c> of an agent's series of miners.</summary>
internal sealed class SiteLabels(AgentRegistry agents, AgentSites sites, PlaceBook places)
{
    /// <summary>The site's name; an agent that nobody put into a site gets one. Null where there is no such agent any more.</summary>
    public async ValueTask<string?> OfAsync(int agentId, CancellationToken stop) => await sites.OfAsync(agentId, stop) is int site ? places.Map.Site(site)?.Name : null;

    /// <summary>The name of the site that somebody put it into, or that it was given; null = none yet.</summary>
    public string? Known(int agentId) => agents.Find(agentId)?.SiteId is int site ? places.Map.Site(site)?.Name : null;
}
