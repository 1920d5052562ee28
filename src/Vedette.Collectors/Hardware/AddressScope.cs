using System.Net;
using System.Net.Sockets;

namespace Vedette.Collectors.Hardware;

/// <summary>How far an address reaches.</summary>
internal static class AddressScope
{
    // IANA's special-purpose blocks of IPv4 (RFC 6890): none of them is routed in the public Internet.
    private static readonly IPNetwork[] SpecialIPv4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/3"),
    ];

    private static readonly IPNetwork LinkLocalIPv4 = IPNetwork.Parse("169.254.0.0/16");
    private static readonly IPNetwork PublicIPv6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork DocumentationIPv6 = IPNetwork.Parse("2001:db8::/32");

    /// <summary>False for loopback and link-local addresses, which mean nothing outside the host or its wire.</summary>
    public static bool IsUseful(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal && !address.IsIPv6Multicast && !LinkLocalIPv4.Contains(address);

    public static bool IsPublic(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? PublicIPv6.Contains(address) && !DocumentationIPv6.Contains(address)
        : !SpecialIPv4.Any(block => block.Contains(address));
}
