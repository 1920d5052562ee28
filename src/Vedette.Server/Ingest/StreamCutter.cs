using Vedette.Server.Fleet;

namespace Vedette.Server.Ingest;

/// <summary>Ends the stream of an agent whose key was revoked, at once; and of one that was renamed, so that it defines its series anew under the new name.</summary>
internal sealed class StreamCutter(SessionRegistry sessions, AgentRegistry agents) : IAgentListener
{
    public void AgentChanged(AgentChange change)
    {
        if (change.Kind is AgentChangeKind.KeyRevoked or AgentChangeKind.Deleted)
        {
            sessions.Cut(change.AgentId, SessionEnd.Revoked);
        }
        else if (sessions.Find(change.AgentId) is { } session && agents.Find(change.AgentId)?.Name != session.Agent.Name)
        {
            session.End(SessionEnd.Renamed);
        }
    }
}
