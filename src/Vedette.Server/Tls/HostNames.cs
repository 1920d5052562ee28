using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Vedette.Server.Tls;

/// <summary>Every name and address under which a client may reach this host.</summary>
internal static class HostNames
{
    public static IReadOnlyList<string> All(IEnumerable<string> extra)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "::1" };
        string hostname = Environment.MachineName;
        if (Uri.CheckHostName(hostname) == UriHostNameType.Dns)
        {
            names.Add(hostname);
        }

        foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (UnicastIPAddressInformation address in network.GetIPProperties().UnicastAddresses)
            {
                if (address.Address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
                {
                    // A link-local address carries a scope that no certificate can.
                    names.Add(new IPAddress(address.Address.GetAddressBytes()).ToString());
                }
            }
        }

        names.UnionWith(extra);
        return [.. names];
    }
}
