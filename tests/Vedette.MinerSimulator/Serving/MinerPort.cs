using System.Net;
using System.Net.Sockets;

namespace Vedette.MinerSimulator.Serving;

/// <summary>One listening port of one miner. It has no thread: everything waits in the kernel.</summary>
internal sealed class MinerPort : IAsyncDisposable
{
    private const int WaitingClients = 64;

    private readonly Socket _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConnectionCount _count;
    private readonly Func<Socket, CancellationToken, Task> _serve;
    private readonly Task _accepting;

    public MinerPort(IPEndPoint place, ConnectionCount count, Func<Socket, CancellationToken, Task> serve)
    {
        _count = count;
        _serve = serve;
        _listener = Listen(place, WaitingClients);
        _accepting = AcceptAsync();
    }

    public static Socket Listen(IPEndPoint place, int waiting)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(place);
            listener.Listen(waiting);
            return listener;
        }
        catch (SocketException error)
        {
            listener.Dispose();
            throw new IOException($"A simulated miner cannot listen at {place}: {error.Message}.", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptAsync(_stop.Token);
                _count.Opened(socket);
                serving.RemoveAll(t => t.IsCompleted);
                serving.Add(ServeAsync(socket));
            }
        }
        catch (Exception error) when (_stop.IsCancellationRequested && error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It goes off the network.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await _serve(socket, _stop.Token);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // The client left in the middle, or the miner did.
        }
        finally
        {
            _count.Ended(socket);
            socket.Dispose();
        }
    }
}
