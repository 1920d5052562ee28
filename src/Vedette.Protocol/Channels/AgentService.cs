namespace Vedette.Protocol.Channels;

/// <summary>Where an agent's stream is found on a server.</summary>
public static class AgentService
{
    /// <summary>gRPC's path: package, service and method of document 4.</summary>
    public const string StreamPath = "/agent_service.AgentCommunicationService/EstablishCommunicationStream";

    public const string WebSocketPath = "/ws/agent";
}
