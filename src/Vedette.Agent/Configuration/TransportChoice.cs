namespace Vedette.Agent.Configuration;

internal enum TransportChoice
{
    /// <summary>gRPC where the enrolment reply names it, else WebSocket; the other one after failures.</summary>
    Auto,
    Grpc,
    Websocket,
}
