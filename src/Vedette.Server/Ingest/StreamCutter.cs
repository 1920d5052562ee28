using Vedette.Server.Fleet;
using Vedette.Server.Miners.Sites;

namespace Vedette.Server.Ingest;

/// <summary>Ends the stream of an agent whose key was revoked, at once; and of one that was renamed or put into another site, so that it defines its series anew under the new name.</summary>
internal sealed class StreamCutter(SessionRegistry sessions, AgentRegistry agents, SiteLabels sites) : IAgentListener
{
    public void AgentChanged(AgentChange change)
    {
        if (change.Kind is AgentChangeKind.KeyRevoked or AgentChangeKind.Deleted)
        {
            sessions.Cut(change.AgentId, SessionEnd.Revoked);
        }
        else if (sessions.Find(change.AgentId) is { } session)
        {
            CutMisnamed(session);
        }
    }

    /// <summary>A site got another name.</summary>
    public void SiteRenamed(int siteId)
    {
        foreach (AgentSession session in sessions.All.Where(s => agents.Find(s.AgentId)?.SiteId == siteId))
        {
            CutMisnamed(session);
        }
    }

    // One without a site gets one with its first series of a miner, which are stamped with it already.
    private void CutMisnamed(AgentSession session)
    {
        if (agents.Find(session.AgentId)?.Name != session.Agent.Name || (session.Site is { } site && sites.Known(session.AgentId) != site))
        {
            session.End(SessionEnd.Renamed);
        }
    }
}
