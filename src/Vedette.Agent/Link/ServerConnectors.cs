using Vedette.Agent.Configuration;
using Vedette.Agent.Enrolment;

namespace Vedette.Agent.Link;

/// <summary>Which ways to the server there are, best first.</summary>
internal static class ServerConnectors
{
    /// <summary>
    /// gRPC where the enrolment reply names it or TLS is on, then WebSocket; or the one the owner asked for. The reply speaks of the address that was enrolled at: with another
    /// <paramref name="serverUrl"/>, this one alone counts.
    /// </summary>
    public static IReadOnlyList<IServerConnector> Create(AgentIdentity identity, Uri serverUrl, TransportChoice choice, HttpMessageInvoker invoker)
    {
        TransportAddresses named = serverUrl == identity.ServerUrl ? identity.Transports : new TransportAddresses(null, null);
        Uri? grpc = named.Grpc;
        if (grpc is null && (choice == TransportChoice.Grpc || serverUrl.Scheme == Uri.UriSchemeHttps))
        {
            grpc = serverUrl;
        }

        Uri websocket = named.Websocket ?? WebSocketAddress(serverUrl);
        var connectors = new List<IServerConnector>();
        if (grpc is not null && choice != TransportChoice.Websocket)
        {
            connectors.Add(new GrpcConnector(invoker, grpc));
        }

        if (choice != TransportChoice.Grpc)
        {
            connectors.Add(new WebSocketConnector(invoker, websocket));
        }

        return connectors;
    }

    private static Uri WebSocketAddress(Uri serverUrl) =>
        new UriBuilder(serverUrl) { Scheme = serverUrl.Scheme == Uri.UriSchemeHttps ? "wss" : "ws", Path = "/ws/agent" }.Uri;
}
