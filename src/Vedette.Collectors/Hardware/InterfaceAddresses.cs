using System.Net.NetworkInformation;

namespace Vedette.Collectors.Hardware;

/// <summary>
/// The addresses of this network namespace. From the kernel through .NET (getifaddrs): the text files tell only parts (/proc/net/fib_trie names no interface, a route's
/// table no address of /32). It opens a netlink socket, so it must not run before consent; nothing here does.
/// </summary>
internal static class InterfaceAddresses
{
    /// <exception cref="NetworkInformationException">The kernel refuses.</exception>
    public static IReadOnlyList<InterfaceAddress> Read()
    {
        var addresses = new List<InterfaceAddress>();
        foreach (NetworkInterface networkInterface in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (UnicastIPAddressInformation address in networkInterface.GetIPProperties().UnicastAddresses)
            {
                addresses.Add(new InterfaceAddress(networkInterface.Name, address.Address, address.PrefixLength));
            }
        }

        return addresses;
    }
}
