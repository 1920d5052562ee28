using Vedette.Server.Miners.Places;
using Vedette.Server.Miners.Roster;

namespace Vedette.Server.Miners.Sites;

/// <summary>The label <c>site</c> of an agent's series of miners.</summary>
internal sealed class SiteLabels(AgentSites sites, PlaceBook places)
{
    /// <summary>The site's name; null where there is no such agent any more.</summary>
    public async ValueTask<string?> OfAsync(int agentId, CancellationToken stop) => await sites.OfAsync(agentId, stop) is int site ? places.Map.Site(site)?.Name : null;
}
