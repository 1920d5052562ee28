using Vedette.Agent.Consent;
using Vedette.Model.Hosts;

namespace Vedette.Agent.Enrolment;

/// <summary>Body of <c>POST /api/agent/enroll</c>. The token travels here and nowhere else.</summary>
/// <param name="Facts">Document 1's hardware_info.</param>
internal sealed record EnrolmentRequest(string Token, string Hostname, string AgentVersion, HardwareInfo Facts, ConsentStatement Consent);
