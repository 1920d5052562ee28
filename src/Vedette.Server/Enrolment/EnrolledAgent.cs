namespace Vedette.Server.Enrolment;

/// <param name="ApiKey">Shown this once.</param>
internal sealed record EnrolledAgent(int Id, string Name, string ApiKey, AgentTransports Transports, long ServerTimeMs);
