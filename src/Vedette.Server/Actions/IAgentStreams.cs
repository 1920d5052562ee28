using Vedette.Protocol.Messages;

namespace Vedette.Server.Actions;

/// <summary>The way to an agent; a seam, so that runs are tested without streams.</summary>
internal interface IAgentStreams
{
    bool IsConnected(int agentId);

    /// <summary>False where the agent is not connected or is none of ours; then nothing was sent.</summary>
    bool TryPost(int agentId, MessageToAgent message);
}
