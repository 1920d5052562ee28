using Vedette.Protocol.Messages;
using Vedette.Server.Ingest;

namespace Vedette.Server.Actions;

internal sealed class SessionStreams(SessionRegistry sessions) : IAgentStreams
{
    public bool IsConnected(int agentId) => Find(agentId) is not null;

    public bool TryPost(int agentId, MessageToAgent message)
    {
        if (Find(agentId) is not { } session)
        {
            return false;
        }

        session.Post(message);
        return true;
    }

    /// <summary>An agent of another maker has no epoch, and does not know our messages.</summary>
    private AgentSession? Find(int agentId) => sessions.Find(agentId) is { RepeatsCredential: false } session ? session : null;
}
