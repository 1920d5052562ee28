using System.Text.Json.Serialization;
using Vedette.Agent.Consent;
using Vedette.Agent.Enrolment;
using Vedette.Agent.Link;
using Vedette.Miners.Sites;
using Vedette.Model.Hosts;

namespace Vedette.Agent;

/// <summary>JSON without reflection, as Native AOT needs it; names are snake_case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ConsentStatement))]
[JsonSerializable(typeof(AgentIdentity))]
[JsonSerializable(typeof(EnrolmentRequest))]
[JsonSerializable(typeof(EnrolmentReply))]
[JsonSerializable(typeof(ServerError))]
[JsonSerializable(typeof(HardwareInfo))]
[JsonSerializable(typeof(AgentStatus))]
[JsonSerializable(typeof(RememberedMiner[]))]
internal sealed partial class AgentJson : JsonSerializerContext;
