using System.Net;
using System.Net.Sockets;

namespace Vedette.Server.Tests.Miners.PoolApis;

/// <summary>A pool whose answer does not end. On a bare socket, since a web server takes for sent what it drops once its caller is gone.</summary>
internal sealed class EndlessPool : IDisposable
{
    public const int PieceBytes = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public EndlessPool() => _listener.Start();

    public Uri BaseUrl => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>What the first caller's end of the connection took before it closed.</summary>
    public async Task<long> SendUntilLeftAsync(CancellationToken stop)
    {
        using Socket caller = await _listener.AcceptSocketAsync(stop);
        await caller.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8.ToArray(), stop);
        byte[] blanks = new byte[PieceBytes];
        blanks.AsSpan().Fill((byte)' ');
        long sent = 0;
        try
        {
            while (true)
            {
                sent += await caller.SendAsync(blanks, stop);
            }
        }
        catch (SocketException gone) when (gone.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted)
        {
            return sent;
        }
    }

    public void Dispose() => _listener.Dispose();
}
