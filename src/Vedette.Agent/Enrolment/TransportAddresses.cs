namespace Vedette.Agent.Enrolment;

/// <summary>Where the stream is served; null = not by this transport.</summary>
internal sealed record TransportAddresses(Uri? Grpc, Uri? Websocket);
