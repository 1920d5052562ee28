using System.Net;
using System.Net.Sockets;
using Vedette.Collectors.Files;
using Vedette.Collectors.Network;
using Vedette.Model.Hosts;

namespace Vedette.Collectors.Hardware;

/// <summary>The interfaces a person would name: physical ones, and virtual ones that have an address; not the ends of containers' interfaces, which come and go.</summary>
internal sealed class NetworkInterfaceReader(HostFiles files, Func<IReadOnlyList<InterfaceAddress>> readAddresses)
{
    private readonly InterfaceClassifier _classifier = new(files);
    private readonly string _root = files.Sys("class/net");

    /// <summary>Physical interfaces first, since readers take the first address for the host's.</summary>
    public HostNetwork Read()
    {
        ILookup<string, InterfaceAddress> byInterface = readAddresses()
            .Where(address => AddressScope.IsUseful(address.Address))
            .ToLookup(address => address.Interface, StringComparer.Ordinal);
        List<string> shown =
        [
            .. Names(byInterface).Where(name => IsShown(name, byInterface.Contains(name)))
                .OrderBy(name => _classifier.Classify(name) == InterfaceKind.Physical ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal),
        ];

        List<IPAddress> inOrder = [.. shown.SelectMany(name => byInterface[name]).Select(address => address.Address)];
        return new HostNetwork(
            [.. shown.Select(name => Describe(name, byInterface[name]))],
            [.. inOrder.Select(Text)],
            inOrder.Where(AddressScope.IsPublic).OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).Select(Text).FirstOrDefault());
    }

    // /sys/class/net holds a few plain files too (bonding_masters).
    private IEnumerable<string> Names(ILookup<string, InterfaceAddress> byInterface) => Directory.Exists(_root)
        ? Directory.GetDirectories(_root).Select(folder => Path.GetFileName(folder))
        : byInterface.Select(group => group.Key);

    private bool IsShown(string name, bool hasAddress) =>
        name != "lo" && !name.StartsWith("veth", StringComparison.Ordinal)
        && (hasAddress || _classifier.Classify(name) == InterfaceKind.Physical);

    private NetworkInterfaceInfo Describe(string name, IEnumerable<InterfaceAddress> addresses)
    {
        string? mac = KernelAttribute.TryRead(Path.Join(_root, name, "address"));
        return new NetworkInterfaceInfo(
            name,
            mac is null or "00:00:00:00:00:00" ? null : mac,
            [.. addresses.Select(address => $"{Text(address.Address)}/{address.PrefixLength}")],
            KernelAttribute.TryReadNumber(Path.Join(_root, name, "speed")) is > 0 and var speed ? speed : null);
    }

    /// <summary>Without the scope that .NET appends to some IPv6 addresses (fe80::1%2).</summary>
    private static string Text(IPAddress address) => new IPAddress(address.GetAddressBytes()).ToString();
}
