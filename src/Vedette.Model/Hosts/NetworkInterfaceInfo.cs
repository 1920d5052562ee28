namespace Vedette.Model.Hosts;

/// <summary>One network interface that is not loopback; addresses in CIDR form.</summary>
/// <param name="SpeedMbps">Link speed in megabits per second; null where the driver does not tell.</param>
public sealed record NetworkInterfaceInfo(string Name, string? Mac, IReadOnlyList<string> Addresses, long? SpeedMbps);
