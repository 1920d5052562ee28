using System.Text.Json.Serialization;

namespace Vedette.Agent.Snapshot.Document;

/// <param name="ContainerPort">With its protocol: 80/tcp.</param>
/// <param name="HostPort">Empty where the port is not published.</param>
internal sealed record StatePort(
    string ContainerPort, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? HostIp, string HostPort);
