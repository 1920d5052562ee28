using System.Net;
using System.Net.Sockets;

namespace Vedette.Server.Miners.PoolApis.Asking;

/// <summary>
/// Connects to a pool. Private addresses are allowed: own pools stand in the same network. Link-local ones are not, nor the few others where a machine in a cloud tells its secrets to whoever asks; in none of the forms that lead there.
/// </summary>
internal static class PoolDialling
{
    private static readonly IPNetwork[] Never =
    [
        // No address, link-local, and from 224.0.0.0 on multicast and what is reserved.
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/128"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("ff00::/8"),

        // Where clouds keep their machines' data beside the link-local address: Alibaba, Azure, Oracle, Amazon, Google.
        IPNetwork.Parse("100.100.100.200/32"), IPNetwork.Parse("168.63.129.16/32"), IPNetwork.Parse("192.0.0.192/32"), IPNetwork.Parse("fd00:ec2::254/128"), IPNetwork.Parse("fd20:ce::254/128"),
    ];

    // IPv6 addresses that this machine or a gateway on the way turns into the IPv4 address in them, and where its bytes are: compatible, translated, NAT64 of all and of one network's own in its two forms, 6to4.
    private static readonly (IPNetwork Within, int[] Bytes)[] Carriers =
    [
        (IPNetwork.Parse("::/96"), [12, 13, 14, 15]),
        (IPNetwork.Parse("::ffff:0:0:0/96"), [12, 13, 14, 15]),
        (IPNetwork.Parse("64:ff9b::/96"), [12, 13, 14, 15]),
        (IPNetwork.Parse("64:ff9b:1::/48"), [12, 13, 14, 15]),
        (IPNetwork.Parse("64:ff9b:1::/48"), [6, 7, 9, 10]),
        (IPNetwork.Parse("2002::/16"), [2, 3, 4, 5]),
    ];

    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        // The address that is looked at is the one that is dialled: a name that answers differently the next time changes nothing.
        string host = context.DnsEndPoint.Host;
        IPAddress[] found = IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : await Dns.GetHostAddressesAsync(host, stop);
        IPAddress[] addresses = [.. found.Where(a => MayHear(a, context.InitialRequestMessage.RequestUri))];
        if (addresses.Length == 0)
        {
            throw new DialRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What is asked of this machine without TLS may carry a secret: it is asked of no other, whatever a resolver makes of this one's name.</summary>
    public static bool MayHear(IPAddress address, Uri? asked) => IsAllowed(address) && (asked is not { IsLoopback: true } || asked.Scheme != Uri.UriSchemeHttp || IPAddress.IsLoopback(address));

    public static bool IsAllowed(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Never.Any(n => n.Contains(plain)) && CarriedBy(plain).All(IsAllowed);
    }

    private static List<IPAddress> CarriedBy(IPAddress address)
    {
        var carried = new List<IPAddress>();
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IsLoopback(address))
        {
            return carried;
        }

        byte[] bytes = address.GetAddressBytes();
        carried.AddRange(Carriers.Where(c => c.Within.Contains(address)).Select(c => new IPAddress([.. c.Bytes.Select(at => bytes[at])])));
        if (Teredo.Contains(address))
        {
            carried.Add(new IPAddress([.. bytes[12..].Select(b => (byte)~b)]));
        }

        // ISATAP, in any network: 0000:5efe or 0200:5efe before the address.
        if (bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe)
        {
            carried.Add(new IPAddress(bytes[12..]));
        }

        // A form whose four bytes are all 0 is not the one that the address is written in.
        carried.RemoveAll(IPAddress.Any.Equals);
        return carried;
    }
}
