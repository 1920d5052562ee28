using Vedette.Model.Hosts;

namespace Vedette.Collectors.Hardware;

/// <param name="Addresses">Of all interfaces, without prefix length.</param>
/// <param name="PublicAddress">The first of them that is globally routable, IPv4 before IPv6.</param>
internal sealed record HostNetwork(IReadOnlyList<NetworkInterfaceInfo> Interfaces, IReadOnlyList<string> Addresses, string? PublicAddress);
