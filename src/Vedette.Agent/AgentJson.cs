using System.Text.Json.Serialization;
using Vedette.Agent.Consent;
using Vedette.Agent.Enrolment;
using Vedette.Agent.Link;
using Vedette.Miners.Sites;
using Vedette.Model.Hosts;

namespace Vedette.Agent;

/// <summary>JSON without reflection, as Native AOT needs it; names are snake_case. What is only ever written has no table of properties, and what is read has no second way of being written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ConsentStatement))]
[JsonSerializable(typeof(AgentIdentity))]
[JsonSerializable(typeof(EnrolmentRequest), GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(EnrolmentReply))]
[JsonSerializable(typeof(ServerError))]
[JsonSerializable(typeof(HardwareInfo), GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(AgentStatus))]
[JsonSerializable(typeof(RememberedMiner[]))]
internal sealed partial class AgentJson : JsonSerializerContext;
