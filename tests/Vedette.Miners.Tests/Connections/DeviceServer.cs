using System.Net;
using System.Net.Sockets;

namespace Vedette.Miners.Tests.Connections;

/// <summary>A device on a port of this machine: waits for a request and gives the pieces it was made with, each as a write of its own.</summary>
internal sealed class DeviceServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly Func<string, byte[][]> _answer;
    private readonly bool _hangsUp;

    public DeviceServer(Func<string, byte[][]> answer, bool hangsUp = true)
    {
        _answer = answer;
        _hangsUp = hangsUp;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public List<string> Requests { get; } = [];

    /// <summary>How many were connected and not wholly answered at once at most.</summary>
    public int MostAtOnce { get; private set; }

    private int _open;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        try
        {
            await _serving;
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
        }

        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var clients = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            Socket client = await _listener.AcceptSocketAsync(_stop.Token);
            clients.Add(TalkAsync(client));
        }

        await Task.WhenAll(clients);
    }

    private async Task TalkAsync(Socket client)
    {
        using Socket connection = client;
        connection.NoDelay = true;
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _open));
        bool isOpen = true;
        try
        {
            byte[] buffer = new byte[4095];
            int read = await connection.ReceiveAsync(buffer, _stop.Token);
            string request = System.Text.Encoding.Latin1.GetString(buffer, 0, read);
            lock (Requests)
            {
                Requests.Add(request);
            }

            byte[][] pieces = _answer(request);
            for (int i = 0; i < pieces.Length; i++)
            {
                if (i == pieces.Length - 1)
                {
                    // Who has the end of an answer may hang up and ask again before this side hears of it.
                    Interlocked.Decrement(ref _open);
                    isOpen = false;
                }

                await connection.SendAsync(pieces[i], _stop.Token);
            }

            if (!_hangsUp)
            {
                await connection.ReceiveAsync(buffer, _stop.Token);
            }
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // The test has what it wanted.
        }
        finally
        {
            if (isOpen)
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }
}
