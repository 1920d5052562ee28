using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using Vedette.Collectors.Files;
using Vedette.Collectors.Hardware;

namespace Vedette.Collectors.HostState;

/// <summary>Reads what /sys/class/net tells of interfaces, and their addresses from the kernel: that opens a netlink socket, so it runs after consent only.</summary>
internal sealed class InterfaceFactsReader(HostFiles files, Func<IReadOnlyList<InterfaceAddress>> readAddresses)
{
    /// <summary>IFF_ of the kernel's if.h, lowest bit first.</summary>
    private static readonly string?[] FlagNames =
        ["up", "broadcast", "debug", "loopback", "point-to-point", null, "running", "noarp", "promiscuous", "all-multicast", "bond-master", "bond-slave", "multicast"];

    private readonly string _root = files.Sys("class/net");

    public Dictionary<string, InterfaceFacts> Read(IEnumerable<string> names)
    {
        ILookup<string, string>? addresses = Addresses();
        return names.Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => Describe(name, addresses), StringComparer.Ordinal);
    }

    private ILookup<string, string>? Addresses()
    {
        try
        {
            return readAddresses().OrderBy(address => address.Address.ToString(), StringComparer.Ordinal)
                .ToLookup(address => address.Interface, address => $"{new IPAddress(address.Address.GetAddressBytes())}/{address.PrefixLength}", StringComparer.Ordinal);
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }

    private InterfaceFacts Describe(string name, ILookup<string, string>? addresses)
    {
        string folder = Path.Join(_root, name);
        string? mac = KernelAttribute.TryRead(Path.Join(folder, "address"));
        string uevent = Path.Join(folder, "device/uevent");
        return new InterfaceFacts(Kind(name, folder))
        {
            Mac = mac is null or "00:00:00:00:00:00" ? null : mac,
            Addresses = addresses is null ? null : [.. addresses[name]],
            SpeedMbits = KernelAttribute.TryReadNumber(Path.Join(folder, "speed")) is > 0 and var speed ? speed : null,
            Mtu = KernelAttribute.TryReadNumber(Path.Join(folder, "mtu")),
            OperationalState = KernelAttribute.TryRead(Path.Join(folder, "operstate")) is { } state && state != "unknown" ? state : null,
            Driver = KernelAttribute.TryRead(uevent) is { } text ? UeventParser.Driver(System.Text.Encoding.UTF8.GetBytes(text + '\n')) : null,
            Duplex = KernelAttribute.TryRead(Path.Join(folder, "duplex")) is { } duplex && duplex != "unknown" ? duplex : null,
            Flags = Flags(KernelAttribute.TryRead(Path.Join(folder, "flags"))),
        };
    }

    /// <summary>By what the kernel put into the folder; the interface's type number tells loopback and tunnels.</summary>
    private static string Kind(string name, string folder)
    {
        string? type = KernelAttribute.TryRead(Path.Join(folder, "type"));
        return 0 switch
        {
            _ when name == "lo" || type == "772" => "loopback",
            _ when Directory.Exists(Path.Join(folder, "bridge")) => "bridge",
            _ when Directory.Exists(Path.Join(folder, "bonding")) => "bond",
            _ when Directory.Exists(Path.Join(folder, "wireless")) || Path.Exists(Path.Join(folder, "phy80211")) => "wireless",
            _ when Path.Exists(Path.Join(folder, "device")) => "physical",
            _ when File.Exists(Path.Join(folder, "tun_flags")) || type is "65534" or "768" or "769" or "776" => "tunnel",
            _ when name.Contains('.', StringComparison.Ordinal) || name.StartsWith("vlan", StringComparison.Ordinal) => "vlan",
            _ => "virtual",
        };
    }

    internal static IReadOnlyList<string>? Flags(string? text) =>
        text?.StartsWith("0x", StringComparison.Ordinal) == true && uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint bits)
            ? [.. FlagNames.Where((flag, bit) => flag is not null && (bits & (1u << bit)) != 0).OfType<string>()]
            : null;
}
