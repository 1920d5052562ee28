namespace Vedette.Agent.Enrolment;

internal sealed record EnrolmentReply(int Id, string? Name, string? ApiKey, TransportAddresses? Transports);
