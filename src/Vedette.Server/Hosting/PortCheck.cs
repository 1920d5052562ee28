using System.Net;
using System.Net.Sockets;

namespace Vedette.Server.Hosting;

/// <summary>Tries the ports before anything else begins, so that one that is taken is one plain sentence.</summary>
internal static class PortCheck
{
    public static IReadOnlyList<string> Problems(ServerOptions options)
    {
        var problems = new List<string>();
        Check(problems, options.Listen, "--http", options.HttpPort);
        if (!options.Tls)
        {
            Check(problems, options.Listen, "--grpc", options.GrpcPort);
        }

        return problems;
    }

    private static void Check(List<string> problems, IPAddress address, string option, int port)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (address.Equals(IPAddress.IPv6Any))
            {
                // As Kestrel opens it.
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(address, port));
        }
        catch (SocketException failure)
        {
            problems.Add(failure.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"port {port} is in use by another program; choose another with {option} PORT",
                SocketError.AccessDenied => $"port {port} may not be opened by this account; choose one above 1023 with {option} PORT, or give the program CAP_NET_BIND_SERVICE",
                SocketError.AddressNotAvailable => $"--listen is {address}, which is no address of this machine",
                _ => $"port {port} on {address} cannot be opened: {failure.Message}",
            });
        }
    }
}
