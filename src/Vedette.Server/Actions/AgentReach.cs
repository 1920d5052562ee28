namespace Vedette.Server.Actions;

/// <summary>Which agents can be sent an order, and what they told that they take.</summary>
internal sealed record AgentReach(IAgentStreams Streams, PermissionTable Permissions);
