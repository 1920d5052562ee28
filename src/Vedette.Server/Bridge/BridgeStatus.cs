namespace Vedette.Server.Bridge;

/// <param name="VmStatus">Always unknown: there is no virtual machine behind this bridge.</param>
/// <param name="Uptime">Seconds of this server.</param>
internal sealed record BridgeStatus(string Status, string VmStatus, string? CurrentSnapshot, string ApiVersion, double Uptime);
