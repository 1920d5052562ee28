namespace Vedette.Server.Enrolment;

internal sealed record AgentTransports(string Grpc, string Websocket);
