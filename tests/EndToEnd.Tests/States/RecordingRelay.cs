using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>Passes TCP on to a port of this machine and keeps every byte, each direction of each connection by itself.</summary>
internal sealed class RecordingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentQueue<MemoryStream> _recorded = new();
    private readonly int _target;
    private readonly Task _accepting;

    public RecordingRelay(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>What went over each direction so far.</summary>
    public byte[][] Recorded
    {
        get
        {
            return [.. _recorded.Select(stream =>
            {
                lock (stream)
                {
                    return stream.ToArray();
                }
            })];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_ending.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The test is over; a listener that was stopped amid a connection says so in its own way.
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        {
            using var server = new TcpClient();
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _ending.Token);
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
                Task up = CopyAsync(client.GetStream(), server.GetStream(), ended);
                await CopyAsync(server.GetStream(), client.GetStream(), ended);
                await up;
            }
            catch (Exception lost) when (lost is SocketException or IOException or OperationCanceledException)
            {
                // The server is away, or the test is over: the client finds its connection closed.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, CancellationTokenSource ended)
    {
        var kept = new MemoryStream();
        _recorded.Enqueue(kept);
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, ended.Token) is > 0 and var read)
            {
                lock (kept)
                {
                    kept.Write(buffer, 0, read);
                }

                await to.WriteAsync(buffer.AsMemory(0, read), ended.Token);
            }
        }
        catch (Exception lost) when (lost is SocketException or IOException or OperationCanceledException)
        {
            // One direction ended; the other does, too.
        }

        await ended.CancelAsync();
    }
}
