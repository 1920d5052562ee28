using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Vedette.Collectors.Tests.Llm;

/// <summary>A small HTTP server on loopback that answers as a runtime's documentation says; it stands in for the runtime, which is not run here. Every path that it has no answer for is 404.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _silentAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;

    public StandInServer()
    {
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Path to body, sent with 200.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Path to the whole reply, sent as it stands.</summary>
    public Dictionary<string, byte[]> RawReplies { get; } = new(StringComparer.Ordinal);

    /// <summary>A request for one of these is read and never answered.</summary>
    public HashSet<string> Silent { get; } = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    /// <summary>Ends when a silent path was asked for.</summary>
    public Task SilentAsked => _silentAsked.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                string path = await ReadPathAsync(stream);
                lock (Asked)
                {
                    Asked.Add(path);
                }

                if (Silent.Contains(path))
                {
                    _silentAsked.TrySetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
                }

                await stream.WriteAsync(ReplyTo(path), _stop.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
            {
                // The client went away, as one does whose deadline passed.
            }
        }
    }

    private async Task<string> ReadPathAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string? first = await reader.ReadLineAsync(_stop.Token);
        for (string? line = first; line is { Length: > 0 };)
        {
            line = await reader.ReadLineAsync(_stop.Token);
        }

        return first?.Split(' ') is [_, var path, ..] ? path : "";
    }

    private byte[] ReplyTo(string path)
    {
        if (RawReplies.TryGetValue(path, out byte[]? raw))
        {
            return raw;
        }

        bool known = Answers.TryGetValue(path, out string? body);
        body ??= "{\"error\":\"not found\"}";
        return Encoding.UTF8.GetBytes($"HTTP/1.1 {(known ? "200 OK" : "404 Not Found")}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
    }
}
