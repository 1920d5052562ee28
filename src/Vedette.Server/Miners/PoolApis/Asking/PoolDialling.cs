using System.Net;
using System.Net.Sockets;

namespace Vedette.Server.Miners.PoolApis.Asking;

/// <summary>
/// Connects to a pool. Private addresses are allowed: own pools stand in the same network. Link-local ones are not: a machine in a cloud tells its secrets there to whoever asks.
/// </summary>
internal static class PoolDialling
{
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        // The address that is looked at is the one that is dialled: a name that answers differently the next time changes nothing.
        string host = context.DnsEndPoint.Host;
        IPAddress[] found = IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : await Dns.GetHostAddressesAsync(host, stop);
        IPAddress[] addresses = [.. found.Where(IsAllowed)];
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

    public static bool IsAllowed(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return !plain.IsIPv6LinkLocal && !plain.IsIPv6Multicast && !plain.Equals(IPAddress.IPv6Any);
        }

        byte[] bytes = plain.GetAddressBytes();

        // 0.0.0.0/8, 169.254.0.0/16, and from 224.0.0.0 on multicast and what is reserved.
        return bytes[0] is not 0 and < 224 && !(bytes[0] == 169 && bytes[1] == 254);
    }
}
