using System.Net;
using System.Net.Sockets;

namespace Vedette.EndToEnd.Tests.Programs;

/// <summary>
/// A port that nobody listens on, given out once. It is none of those that the kernel gives out by itself, from 32768 on: such a one is let go here and may be another test's, or one end of a connection,
/// before the program that is started with it, or started again, comes to listen there.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Test runs beside this one begin elsewhere.
    private static int _last = Environment.ProcessId * 61;

    public static int Next()
    {
        for (int tries = 0; tries < Count; tries++)
        {
            int port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"None of the ports {First} to {First + Count - 1} is free.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
