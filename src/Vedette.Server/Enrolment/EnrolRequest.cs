using System.Text.Json;

namespace Vedette.Server.Enrolment;

/// <param name="Facts">Document 1's <c>hardware_info</c>.</param>
/// <param name="Consent">Without it nobody is enrolled.</param>
internal sealed record EnrolRequest(string Token, string Hostname, string? AgentVersion = null, JsonElement? Facts = null, ConsentReport? Consent = null);
